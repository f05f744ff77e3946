package explain

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/internal/schema"
)

// longestQuote is the number of bytes after which a text of an installed package is cut.
const longestQuote = 400

var tags = regexp.MustCompile(`<[^<>]*>`)

// installed is what the installed package says about a place that nothing is written about
// here, said to be so; "" where it says nothing. Anybody may have written the package, so
// nothing in its text counts as Markdown.
func installed(c *schema.Catalogue, place []string) string {
	words := strings.ToValidUTF8(tags.ReplaceAllString(c.PackageDoc(place), " "), "�")
	text := strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r <= ' ' || r == 0x7f || r == 0x2028 || r == 0x2029 }), " ")
	if text == "" {
		return ""
	}
	if len(text) > longestQuote {
		cut := longestQuote
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		if blank := strings.LastIndexByte(text[:cut], ' '); blank > 0 {
			cut = blank
		}
		text = text[:cut] + " …"
	}
	return "From the installed `@forge/manifest` " + code(c.Version()) + ": " + literally(text)
}

// literally writes a text so that it stands for itself in Markdown.
func literally(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if strings.IndexByte("\\`*_{}[]()<>#+-.!|~&\"':/@", s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
