package syntax

import (
	"strings"
	"unicode/utf8"
)

// oddSpaces are the characters that look like spaces, or like nothing, and are text
// to YAML: people paste them from web pages and documents.
const oddSpaces = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"

// OddSpaceWidth is the number of columns that a character takes in an editor if it looks
// like a space, or like nothing, and is text to YAML, such as a no-break space; -1 for others.
func OddSpaceWidth(r rune) int {
	switch {
	case r < 0x80 || !strings.ContainsRune(oddSpaces, r):
		return -1
	case r == '\u200b' || r == '\ufeff':
		return 0
	case r == '\u3000':
		return 2
	}
	return 1
}

// oddSpace returns the length of the odd space that s starts with, or 0.
func oddSpace(s string) int {
	if s[0] < 0x80 {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError || OddSpaceWidth(r) < 0 {
		return 0
	}
	return size
}

// skipOdd returns the offset of the first byte at or after i that is no blank and no
// odd space.
func (p *parser) skipOdd(i int) int {
	for i < len(p.src) && (isBlank(p.src[i]) || oddSpace(p.src[i:]) > 0) {
		i += max(oddSpace(p.src[i:]), 1)
	}
	p.saw(i + 4)
	return i
}

// skipOddTo pushes the odd spaces where the parser stands, which indent a line, as
// white space: who parses the content at s reports them. Where nothing but a comment
// stands behind them, they are reported here, and are junk, which is never taken over.
func (p *parser) skipOddTo(s spot) {
	start, end := p.pos, p.skipOdd(p.pos)
	if end == s.at && !s.end {
		p.token(whitespace, end)
		return
	}
	p.fail(OddIndentation, start, end)
	p.token(junk, end)
	if p.at(end) == '#' {
		p.token(comment, p.lineEnd(end))
	}
}

// startsDocument reports whether a byte order mark stands at i, at the start of the line
// below a document marker, where it is allowed.
func (p *parser) startsDocument(i int) bool {
	if !strings.HasPrefix(p.src[i:], bom) || i == 0 || p.src[i-1] != '\n' {
		return false
	}
	line := strings.LastIndexByte(p.src[:i-1], '\n') + 1
	return p.marker(line)
}

// hasOdd reports whether the blanks between the start of a line and end hold an odd
// space.
func (p *parser) hasOdd(line, end int) bool {
	i := p.skipBlanks(line)
	return i < end && oddSpace(p.src[i:]) > 0
}

// failOdd reports the odd spaces among the blanks between the start of a line and end.
func (p *parser) failOdd(line, end int) {
	p.fail(OddIndentation, p.skipBlanks(line), end)
}
