package javascript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"forge-manifest-ls/internal/files"
)

// NamesIn returns the offsets at which a file that is kept has a name, in bytes: as a variable, as
// a property, or as a text in quotes. Names in comments and templates are not among them. Lost says
// that there may be others: the file is not understood to its end, or has names with escapes.
func NamesIn(c *files.Content, name string) (at []int, lost bool) {
	l := newLexer(c.Bytes())
	for {
		switch t := l.next(); {
		case t.kind == tokenEnd:
			return at, lost || l.tokens.Lost
		case t.text == name && t.kind == tokenName:
			at = append(at, t.at)
		case t.text == name && t.kind == tokenString:
			at = append(at, t.at+1)
		case t.kind == tokenName && strings.Contains(t.text, `\u`):
			lost = true
		}
	}
}

// PropertiesIn returns the offsets at which a file that is kept takes a property of a name of something, in bytes:
// behind a dot, or as a text in brackets.
func PropertiesIn(c *files.Content, name string) (at []int) {
	l := newLexer(c.Bytes())
	for {
		i := l.at
		switch t := l.next(); {
		case t.kind == tokenEnd:
			return at
		case t.text != name:
		case t.kind == tokenName && t.glued:
			at = append(at, t.at)
		case t.kind == tokenString && l.tokens.Is(i-1, "[") && l.peek() == "]":
			at = append(at, t.at+1)
		}
	}
}

// reserved are the words that cannot be the name of a variable or function in a module: those that
// the language keeps for itself, in strict code, too.
var reserved = map[string]bool{
	"arguments": true, "await": true, "break": true, "case": true, "catch": true, "class": true, "const": true, "continue": true,
	"debugger": true, "default": true, "delete": true, "do": true, "else": true, "enum": true, "eval": true, "export": true,
	"extends": true, "false": true, "finally": true, "for": true, "function": true, "if": true, "implements": true, "import": true,
	"in": true, "instanceof": true, "interface": true, "let": true, "new": true, "null": true, "package": true, "private": true,
	"protected": true, "public": true, "return": true, "static": true, "super": true, "switch": true, "this": true, "throw": true,
	"true": true, "try": true, "typeof": true, "var": true, "void": true, "while": true, "with": true, "yield": true,
}

// IsName reports whether a text can be the name of a variable or function in a module.
func IsName(s string) bool {
	for i, r := range s {
		isFirst := r == '_' || r == '$' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
		if !isFirst && (i == 0 || !unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc)) {
			return false
		}
	}
	return s != "" && !reserved[s]
}

// NameFor returns a name for a function that a text stands for: the text itself where it can be one, else its words in
// camel case, with "run" in front where they make no name on their own.
func NameFor(s string) string {
	if IsName(s) {
		return s
	}
	var name strings.Builder
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
		if name.Len() > 0 {
			word = title(word)
		}
		name.WriteString(word)
	}
	if made := name.String(); IsName(made) {
		return made
	}
	return "run" + title(name.String())
}

// title writes the first letter of a word large.
func title(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + word[size:]
}
