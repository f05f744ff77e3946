package schema

import (
	"regexp"
	"strings"
	"sync"
)

// Pattern is a regular expression with its meaning in words.
type Pattern struct {
	// Source is the JavaScript expression that Forge uses. It is searched for, not
	// matched against the whole string.
	Source string
	// Words say what a matching string consists of, such as "letters, digits, `_`
	// and `-`". They fit behind "expected". Empty for a pattern that nobody has
	// described yet.
	Words string
	re    func() *regexp.Regexp
}

// Match reports whether Forge's expression finds a match in s.
func (p *Pattern) Match(s string) bool { return p.re().MatchString(s) }

// patternEntry is a pattern in the data files. RE2 is set where the source uses what
// Go's regular expressions lack.
type patternEntry struct {
	Pattern, Words, RE2 string
}

// pattern is compiled when it is first needed.
func (e patternEntry) pattern() *Pattern {
	return &Pattern{Source: e.Pattern, Words: e.Words, re: sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(e.source())
	})}
}

// source is the expression in the syntax of package regexp.
func (e patternEntry) source() string {
	if e.RE2 != "" {
		return e.RE2
	}
	return fromJavaScript(e.Pattern)
}

// What JavaScript's dot does not match, and what it takes for white space.
const (
	lineEnds   = `\n\r\x{2028}\x{2029}`
	whiteSpace = `\t\n\x0b\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`
)

// fromJavaScript rewrites a JavaScript expression (flag u) so that Go's package
// regexp gives it the same meaning.
func fromJavaScript(source string) string {
	var b strings.Builder
	class := false
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case c == '\\' && i+1 < len(source):
			i++
			i += escape(&b, source[i:], class)
			continue
		case c == '[' && class:
			b.WriteByte('\\') // an ordinary character in JavaScript
		case c == '[':
			class = true
			if rest := source[i+1:]; strings.HasPrefix(rest, "]") || strings.HasPrefix(rest, "^]") {
				i += emptyClass(&b, rest)
				class = false
				continue
			}
		case c == ']':
			class = false
		case c == '.' && !class:
			b.WriteString("[^" + lineEnds + "]")
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// emptyClass writes "[]" (nothing) or "[^]" (anything), and returns how many bytes
// behind the bracket it took.
func emptyClass(b *strings.Builder, rest string) int {
	if rest[0] == '^' {
		b.WriteString(`(?s:.)`)
		return 2
	}
	b.WriteString(`[^\x{0}-\x{10ffff}]`)
	return 1
}

// escape writes the escape whose text behind the backslash rest begins with, and
// returns how many bytes it took beyond the first.
func escape(b *strings.Builder, rest string, class bool) int {
	switch c := rest[0]; {
	case c == 's' && class:
		b.WriteString(whiteSpace)
	case c == 's':
		b.WriteString("[" + whiteSpace + "]")
	case c == 'S' && !class:
		b.WriteString("[^" + whiteSpace + "]")
	case c == 'u' && len(rest) >= 5 && rest[1] != '{':
		b.WriteString(`\x{` + rest[1:5] + `}`)
		return 4
	case c == 'u':
		b.WriteString(`\x`)
	default:
		b.WriteString(`\` + rest[:1])
	}
	return 0
}
