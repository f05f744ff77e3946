package javascript

import "forge-manifest-ls/internal/files"

// NamesIn returns the offsets at which a file that is kept has a name, in bytes: as a variable, as
// a property, or as a text in quotes. Names in comments and templates are not among them.
func NamesIn(c *files.Content, name string) []int {
	l := lexer{src: string(c.Bytes())}
	var out []int
	for {
		switch t := l.next(); {
		case t.kind == tokenEnd:
			return out
		case t.text == name && t.kind == tokenName:
			out = append(out, t.at)
		case t.text == name && t.kind == tokenString:
			out = append(out, t.at+1)
		}
	}
}

// IsName reports whether a text can be the name of a variable. It does not know the words that
// the language keeps for itself.
func IsName(s string) bool {
	for i := range len(s) {
		if !isNameByte(s[i]) || i == 0 && s[i] >= '0' && s[i] <= '9' {
			return false
		}
	}
	return s != ""
}
