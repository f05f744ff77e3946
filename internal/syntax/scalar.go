package syntax

import "strings"

// atom parses a scalar in quotes or without, an alias or a flow collection. Key
// says that it may be the key of a mapping: then a quote that is left open ends
// with its line.
func (p *parser) atom(n int, key bool) {
	switch p.src[p.pos] {
	case '"', '\'':
		p.quoted(n, key)
	case '[', '{':
		p.flow(n)
	case '*':
		p.alias()
	default:
		p.plain(n, true)
	}
}

// key parses the key of a mapping at column n, which must stand on one line.
func (p *parser) key(n int) {
	switch p.src[p.pos] {
	case '"', '\'', '[', '{', '*':
		p.atom(n, true)
	default:
		p.plain(n, false)
	}
}

// alias parses "*name".
func (p *parser) alias() {
	end := p.nameEnd(p.pos + 1)
	if end == p.pos+1 {
		p.fail(ReservedCharacter, p.pos, end)
		p.plain(-1, false)
		return
	}
	p.token(Alias, end)
}

// plain parses a scalar without quotes that belongs to a construct at column n.
// Multi says that it may go on over lines.
func (p *parser) plain(n int, multi bool) {
	start := p.pos
	switch c := p.src[start]; c {
	case '@', '`', '%', ',', '|', '>', '#':
		p.fail(ReservedCharacter, start, start+1)
	case ']', '}':
		p.fail(UnexpectedClose, start, start+1)
	}
	end, stop := p.plainLine(start)
	for multi {
		next := p.continuation(stop, n)
		if next < 0 {
			break
		}
		e, st := p.plainLine(next)
		if e == next {
			break
		}
		end, stop = e, st
	}
	p.lines(Plain, max(end, start+1))
}

// plainLine returns where the part of a plain scalar that begins at i ends on its
// line, and where the search stopped: at the same place or behind blanks.
func (p *parser) plainLine(i int) (end, stop int) {
	start := i
	for ; i < len(p.src); i++ {
		c := p.src[i]
		if p.breakAt(i) ||
			c == '#' && i > start && isBlank(p.src[i-1]) ||
			c == ':' && p.endsKey(i) ||
			p.flows > 0 && isFlowIndicator(c) {
			break
		}
	}
	p.saw(i + 2)
	return p.trim(start, i), i
}

// endsKey reports whether the colon at i ends a plain scalar.
func (p *parser) endsKey(i int) bool {
	c := p.at(i + 1)
	return isBlankOrBreak(c) || p.flows > 0 && isFlowIndicator(c)
}

// continuation returns where a plain scalar goes on behind the line end at i, or
// -1 when it does not.
func (p *parser) continuation(i, n int) int {
	if i >= len(p.src) || !p.breakAt(i) {
		return -1
	}
	line, spaces, at, tab := p.nextLine(i, n)
	p.saw(at + 8)
	if at == len(p.src) || tab >= 0 || spaces <= n || p.src[at] == '#' || at == line && p.marker(at) {
		return -1
	}
	if p.flows > 0 {
		if c := p.src[at]; isFlowIndicator(c) || c == ':' && p.endsKey(at) {
			return -1
		}
		return at
	}
	if at == line && p.conflict(at) || p.keyEnd(at) >= 0 {
		return -1
	}
	return at
}

// nextLine returns the next line behind the line end at i that is not blank: its
// start, the number of its leading spaces, and the offset of its first content.
// Tab is the start of the first blank line before it that a tab, and not spaces,
// brings within a construct at column n, or -1.
func (p *parser) nextLine(i, n int) (line, spaces, at, tab int) {
	line, at, tab = i, i, -1
	for at < len(p.src) && p.breakAt(at) {
		line = p.afterBreak(at)
		spaces = line
		for spaces < len(p.src) && p.src[spaces] == ' ' {
			spaces++
		}
		at = p.skipBlanks(spaces)
		spaces -= line
		if tab < 0 && n >= 0 && spaces <= n && at > line+spaces && p.breakAt(at) {
			tab = line
		}
	}
	p.saw(at + 2)
	return line, spaces, at, tab
}

// keyEnd returns the offset of the colon if the line of i, from i on, looks like a
// key with its colon; else -1.
func (p *parser) keyEnd(i int) int {
	end := p.lineEnd(i)
	if c := p.src[i]; c == '"' || c == '\'' {
		j := strings.IndexByte(p.src[i+1:end], c)
		if j < 0 {
			return -1
		}
		if i = p.skipBlanks(i + j + 2); p.indicator(i, ':') {
			return i
		}
	}
	for j := i; j < end; j++ {
		switch {
		case p.src[j] == '#' && j > i && isBlank(p.src[j-1]):
			return -1
		case p.src[j] == ':' && isBlankOrBreak(p.at(j+1)):
			return j
		}
	}
	return -1
}
