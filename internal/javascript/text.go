package javascript

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// IsSpace reports whether JavaScript takes a character for white space.
func IsSpace(r rune) bool { return unicode.IsSpace(r) && r != '\u0085' || r == '\ufeff' }

// TrimSpace returns a text without the white space around it.
func TrimSpace(s string) string { return strings.TrimFunc(s, IsSpace) }

// Length returns how long a text is to JavaScript, in UTF-16 code units.
func Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// ToLower writes a text in small letters. What becomes of a capital sigma depends on the letters
// around it: a text with one is left as it is.
func ToLower(s string) string {
	if strings.ContainsRune(s, 'Σ') {
		return s
	}
	return strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307"))
}

// IsWordByte reports whether a byte belongs to a word, as "\b" of regular expressions sees it.
func IsWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
