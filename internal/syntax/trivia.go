package syntax

import (
	"strings"
	"unicode/utf8"
)

// spot is where the next content stands, behind white space, comments and line
// ends.
type spot struct {
	from   int  // where the look began, and
	flow   bool // whether inside a flow collection: the key of the cache
	at     int  // offset of the content, or the end of the text
	line   int  // start of its line
	col    int  // its column; with tabs before it, as an editor would show it
	spaces int  // number of spaces at the start of its line
	fresh  bool // it is the first content of its line
	tab    bool // there is a tab or an odd space before it on its line (and it is fresh)
	odd    bool // there is an odd space among them: see oddSpace
	end    bool // a document marker or the end of the text
}

// peek finds the next content without moving.
func (p *parser) peek() spot {
	if p.ahead.from != p.pos || p.ahead.flow != (p.flows > 0) {
		p.ahead = p.look()
	}
	return p.ahead
}

func (p *parser) look() spot {
	s := spot{from: p.pos, flow: p.flows > 0, line: p.line, fresh: p.pos == p.line}
	i := p.pos
	for i < len(p.src) {
		c := p.src[i]
		switch {
		case isBlank(c):
			i++
			continue
		case p.breakAt(i):
			i = p.afterBreak(i)
			s.line, s.fresh, s.odd = i, true, false
			continue
		case c == '#' && (i == s.line || isBlankOrBreak(p.src[i-1])):
			i = p.lineEnd(i)
			continue
		case c >= 0x80 && s.fresh && p.flows == 0 && oddSpace(p.src[i:]) > 0 && !p.startsDocument(i):
			s.odd = true
			if i = p.skipOdd(i); p.at(i) == '#' {
				i = p.lineEnd(i)
			}
			continue
		case i == s.line && p.flows == 0 && p.conflict(i):
			i = p.lineEnd(i)
			continue
		}
		break
	}
	s.at = i
	s.end = i == len(p.src) || i == s.line && p.marker(i)
	s.spaces = s.line
	for s.spaces < i && p.src[s.spaces] == ' ' {
		s.spaces++
	}
	s.spaces -= s.line
	s.col = i - s.line
	if s.fresh && s.spaces < s.col {
		s.tab = true
		s.col = visualColumn(p.src[s.line:i])
	}
	p.saw(i + 8)
	if i == len(p.src) {
		p.saw(i + 1)
	}
	return s
}

// tabWidth is the width that a tab gets where a tab indents. It is an error
// anyway; two fits what people write by hand.
const tabWidth = 2

// visualColumn is the width of blanks with tabs and odd spaces.
func visualColumn(blanks string) int { return columnFrom(0, blanks) }

// columnFrom is the column behind a text that begins at a column.
func columnFrom(col int, blanks string) int {
	for i := 0; i < len(blanks); i++ {
		switch size := oddSpace(blanks[i:]); {
		case blanks[i] == '\t':
			col += tabWidth - col%tabWidth
		case size > 0:
			r, _ := utf8.DecodeRuneInString(blanks[i:])
			col += OddSpaceWidth(r)
			i += size - 1
		default:
			col++
		}
	}
	return col
}

// conflict reports whether a line that a merge left stands at i, the start of a
// line: seven equal signs of "<", "|", "=" or ">", alone or with a label.
func (p *parser) conflict(i int) bool {
	c := p.src[i]
	if c != '<' && c != '>' && c != '=' && c != '|' {
		return false
	}
	p.saw(i + 8)
	if !strings.HasPrefix(p.src[i:], strings.Repeat(string(c), 7)) {
		return false
	}
	if c == '=' || c == '|' {
		return p.breakAt(i+7) || c == '|' && p.at(i+7) == ' '
	}
	return p.at(i+7) == ' ' && p.keyEnd(i) < 0
}

// skipTo pushes the white space, comments and line ends before s as tokens.
func (p *parser) skipTo(s spot) {
	for p.pos < s.at {
		c := p.src[p.pos]
		switch {
		case isBlank(c):
			p.token(whitespace, min(p.skipBlanks(p.pos), s.at))
		case p.breakAt(p.pos):
			p.newline()
		case c == '#':
			p.token(comment, p.lineEnd(p.pos))
		case oddSpace(p.src[p.pos:]) > 0:
			p.skipOddTo(s)
		default:
			end := p.lineEnd(p.pos)
			p.fail(ConflictMarker, p.pos, end)
			p.token(conflictMarker, end)
		}
	}
}

func (p *parser) newline() {
	p.token(newline, p.afterBreak(p.pos))
	p.line = p.pos
}

// restOfLine pushes what follows a complete node on its line as junk.
func (p *parser) restOfLine() {
	s := p.peek()
	if s.fresh || s.at == len(p.src) {
		return
	}
	p.skipTo(s)
	end := p.trim(s.at, p.lineEnd(s.at))
	if i := strings.Index(p.src[s.at:end], " #"); i >= 0 {
		end = p.trim(s.at, s.at+i)
	}
	kind := UnexpectedText
	if p.src[s.at] == '#' {
		kind = MissingCommentSpace
		p.fail(kind, s.at, s.at+1)
	} else if c := p.src[s.at]; c == ']' || c == '}' {
		p.fail(UnexpectedClose, s.at, s.at+1)
	} else {
		p.fail(kind, s.at, end)
	}
	p.token(junk, end)
}
