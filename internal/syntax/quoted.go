package syntax

import "strings"

// quoted parses a scalar in quotes that belongs to a construct at column n. It
// ends at its closing quote, or open where a line is indented too little. A quote
// over several lines that is followed by text on the line of its end is taken as
// open, too: that quote opens another scalar.
func (p *parser) quoted(n int, key bool) {
	start, before := p.pos, len(p.errs)
	kind := DoubleQuoted
	if p.src[start] == '\'' {
		kind = SingleQuoted
	}
	end, closed := p.quoteEnd(start, n)
	first := p.breakBefore(start, end)
	reopens := closed && first < end && p.flows == 0 && p.textBehind(end)
	if !closed || reopens {
		switch {
		case key || n < 0:
			end = first
		case reopens:
			end = p.openQuoteEnd(start, n)
		}
		p.errs = p.errs[:before]
		p.fail(UnclosedQuote, start, start+1)
	}
	p.lines(kind, end)
}

// breakBefore returns the offset of the first line end from i on, or end when there is none
// before it.
func (p *parser) breakBefore(i, end int) int {
	for i < end && !p.breakAt(i) {
		i++
	}
	return i
}

// textBehind reports whether text follows at i that cannot follow a scalar.
func (p *parser) textBehind(i int) bool {
	j := p.skipBlanks(i)
	p.saw(j + 2)
	c := p.at(j)
	return !p.breakAt(j) && !(c == '#' && j > i) && !p.indicator(j, ':')
}

// quoteEnd returns the offset behind the closing quote, or where the text ends
// that an open quote swallows.
func (p *parser) quoteEnd(start, n int) (end int, closed bool) {
	q := p.src[start]
	for i := start + 1; i < len(p.src); {
		switch c := p.src[i]; {
		case c == q && q == '\'' && p.at(i+1) == q:
			i += 2
		case c == q:
			p.saw(i + 2)
			return i + 1, true
		case c == '\\' && q == '"':
			i = p.escape(i)
		case p.breakAt(i):
			next, ok := p.quoteContinues(i, n)
			if !ok {
				return i, false
			}
			i = next
		default:
			i++
		}
	}
	p.saw(len(p.src) + 1)
	return len(p.src), false
}

// openQuoteEnd returns where an open quote ends by indentation alone.
func (p *parser) openQuoteEnd(start, n int) int {
	i := p.lineEnd(start)
	for i < len(p.src) {
		next, ok := p.quoteContinues(i, n)
		if !ok {
			break
		}
		i = p.lineEnd(next)
	}
	return i
}

// quoteContinues returns the first content behind the line end at i if the quote
// may go on there.
func (p *parser) quoteContinues(i, n int) (next int, ok bool) {
	line, spaces, at, tab := p.nextLine(i, n)
	p.saw(at + 4)
	if at == len(p.src) || at == line && p.marker(at) {
		p.saw(len(p.src[:at]) + 1)
		return at, false
	}
	if spaces > n {
		if tab >= 0 && p.flows == 0 {
			p.failTab(tab, p.lineEnd(tab))
		}
		return at, true
	}
	if spaces < at-line && visualColumn(p.src[line:at]) > n {
		p.failTab(line, at)
		return at, true
	}
	return at, false
}

// escape checks the escape sequence at i and returns the offset behind it.
func (p *parser) escape(i int) int {
	p.saw(i + 11)
	c := p.at(i + 1)
	digits := 0
	switch {
	case i+1 >= len(p.src):
		return i + 1
	case p.breakAt(i + 1):
		return i + 1 // the line end is handled like any other
	case c == 'x':
		digits = 2
	case c == 'u':
		digits = 4
	case c == 'U':
		digits = 8
	case strings.IndexByte("0abt\tnvfre \"/\\N_LP", c) < 0:
		p.fail(InvalidEscape, i, i+2)
		return i + 2
	}
	for j := i + 2; j < i+2+digits; j++ {
		if strings.IndexByte("0123456789abcdefABCDEF", p.at(j)) < 0 {
			p.fail(InvalidEscape, i, j)
			return j
		}
	}
	return i + 2 + digits
}
