package prose

import (
	"strings"
	"unicode/utf8"
)

// Plain turns the code marks of the catalogue's words into quotes.
func Plain(s string) string { return strings.ReplaceAll(s, "`", `"`) }

// QuoteAll puts words between the quotes of titles and messages.
func QuoteAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = QuoteTitle(w)
	}
	return out
}

// QuoteTitle puts a word between the quotes of titles and messages.
func QuoteTitle(s string) string { return `"` + s + `"` }

// Shortened cuts a text to one line of at most 40 characters.
func Shortened(s string) string {
	n := 0
	for i, r := range s {
		if n++; n > 40 || r == '\n' || r == '\r' {
			return s[:i] + "..."
		}
	}
	return s
}

// Capital returns a text with a capital letter at its start.
func Capital(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(first)) + s[size:]
}
