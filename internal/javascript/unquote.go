package javascript

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
)

// unescape returns what a text in quotes or in a template stands for, without the quotes.
func unescape(s string) string {
	i := strings.IndexAny(s, "\\\r")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for i >= 0 {
		b.WriteString(s[:i])
		if s[i] == '\r' { // in a template every end of line is a line feed
			b.WriteByte('\n')
			s = strings.TrimPrefix(s[i+1:], "\n")
		} else {
			text, length := escapeOf(s[i:])
			b.WriteString(text)
			s = s[i+length:]
		}
		i = strings.IndexAny(s, "\\\r")
	}
	b.WriteString(s)
	return b.String()
}

// simpleEscapes are the letters that stand for another character behind a backslash.
var simpleEscapes = map[byte]string{'n': "\n", 't': "\t", 'r': "\r", 'b': "\b", 'f': "\f", 'v': "\v", '0': "\x00", '\n': ""}

// escapeOf returns what the escape stands for that a text begins with, and its length in bytes.
func escapeOf(s string) (text string, length int) {
	if len(s) < 2 {
		return "", len(s)
	}
	switch c := s[1]; c {
	case 'x':
		if r, ok := hexadecimal(s, 2, 4); ok {
			return string(r), 4
		}
	case 'u':
		return unicodeEscape(s)
	case '\r':
		return "", 2 + len(s[2:]) - len(strings.TrimPrefix(s[2:], "\n"))
	default:
		if simple, ok := simpleEscapes[c]; ok {
			return simple, 2
		}
	}
	return s[1:2], 2
}

// unicodeEscape is [escapeOf] for "\u0061" and "\u{61}", two of them for a character of two code units.
func unicodeEscape(s string) (text string, length int) {
	if strings.HasPrefix(s, `\u{`) {
		end := strings.IndexByte(s[:min(len(s), 12)], '}')
		if r, ok := hexadecimal(s, 3, end); ok {
			return string(r), end + 1
		}
		return "u", 2
	}
	r, ok := hexadecimal(s, 2, 6)
	if !ok {
		return "u", 2
	}
	if low, ok := hexadecimal(s, 8, 12); ok && utf16.IsSurrogate(r) && strings.HasPrefix(s[6:], `\u`) {
		return string(utf16.DecodeRune(r, low)), 12 // of what is no pair, U+FFFD
	}
	return string(r), 6
}

// hexadecimal reads a part of a text as a number.
func hexadecimal(s string, from, to int) (rune, bool) {
	if to > len(s) || from >= to {
		return 0, false
	}
	n, err := strconv.ParseUint(s[from:to], 16, 32)
	return rune(n), err == nil && n <= 0x10ffff
}

// unquote returns what a string literal stands for.
func unquote(s string) string {
	return unescape(inQuotes(s))
}

// inQuotes returns what stands between the quotes of a string literal, of which the closing one may be missing.
func inQuotes(s string) string {
	if s == "" {
		return ""
	}
	return strings.TrimSuffix(s[1:], s[:1])
}

// hasEnd reports whether a text ends with the quote with which it begins.
func hasEnd(s string) bool { return len(s) > 1 && strings.HasSuffix(s, s[:1]) }

// isClosed reports whether a string literal has its closing quote, which is none behind a backslash.
func isClosed(s string) bool {
	if !hasEnd(s) {
		return false
	}
	inside := s[1 : len(s)-1]
	return (len(inside)-len(strings.TrimRight(inside, `\`)))%2 == 0
}

// maxReference is how long a reference to a character may be, in bytes, from "&" to ";".
const maxReference = 12

// unescapeCharacters returns what the value of an attribute of JSX stands for, in which characters may be
// written as "&amp;" or "&#38;".
func unescapeCharacters(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	for i >= 0 {
		b.WriteString(s[:i])
		length := 1 + strings.IndexByte(s[i:min(len(s), i+maxReference)], ';')
		if length > 0 {
			b.WriteString(html.UnescapeString(s[i : i+length]))
		} else {
			length = 1
			b.WriteByte('&')
		}
		s = s[i+length:]
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}
