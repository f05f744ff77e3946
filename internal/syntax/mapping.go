package syntax

import "strings"

// mapping parses a block mapping that begins with an explicit or an empty key.
func (p *parser) mapping(l level) {
	m := p.mark()
	p.tabBefore(p.line, p.pos)
	p.entryAt(l.col, m)
	p.pairs(l, m)
}

// pairs parses the further entries of a mapping, and ends it.
func (p *parser) pairs(l level, m mark) {
	wrong := -1 // the column of the entry before, when it was wrong
	for s := p.peek(); !s.end && s.fresh; s = p.peek() {
		if p.strayText(s, l, false) {
			continue
		}
		isItem := p.indicator(s.at, '-')
		s.col = l.column(s, isItem)
		if s.col <= l.n || l.dashless && isItem {
			break
		}
		p.skipTo(s)
		p.entry(l.col, s, s.col == wrong && !s.odd)
		wrong = -1
		if s.col != l.col || s.tab {
			wrong = s.col
		}
	}
	p.finish(m, Mapping).indent = int32(l.col)
}

// entry parses one entry of a mapping at column col; s is where it stands.
// Known says that its column is wrong but has been reported.
func (p *parser) entry(col int, s spot, known bool) {
	kind := atEntry
	if p.indicator(s.at, '-') {
		kind = atDash
	}
	if known {
		kind++ // to the known one of the two
	}
	here := p.placeOf(kind, col, 0, s)
	if p.takeOver(here) {
		p.takeRun(here)
		return
	}
	m, base := p.mark(), p.base
	p.base = m.errs
	switch {
	case known:
	case s.tab:
		p.failTab(s.line, s.at)
	case s.col != col:
		p.failIndentation(s)
	}
	p.entryAt(s.col, m)
	p.base = base
	p.settle(m, here)
}

// failIndentation reports the blanks before s or, when there are none, its first
// byte.
func (p *parser) failIndentation(s spot) {
	if s.at > s.line {
		p.fail(BadIndentation, s.line, s.at)
	} else {
		p.fail(BadIndentation, s.at, s.at+1)
	}
}

// entryAt parses the entry of a mapping where the parser stands, at column col.
func (p *parser) entryAt(col int, m mark) {
	switch at := p.pos; {
	case p.indicator(at, '-'):
		if !p.failed(m) {
			p.fail(UnexpectedItem, at, at+1)
		}
		p.sequence(level{n: col, col: col})
		p.finish(m, Stray)
	case p.indicator(at, '?'):
		p.explicit(m, col)
	case p.indicator(at, ':'):
		p.empty()
		p.value(m, col)
	default:
		p.implicit(m, col)
	}
}

// explicit parses "? key" and ": value".
func (p *parser) explicit(m mark, col int) {
	p.token(question, p.pos+1)
	p.nested(col)
	s := p.peek()
	if s.fresh && !s.end && s.col == col && p.indicator(s.at, ':') {
		if s.tab {
			p.failTab(s.line, s.at)
		}
		p.skipTo(s)
		p.token(colon, p.pos+1)
		p.nested(col)
	} else {
		p.empty()
	}
	p.finish(m, Pair)
}

// nested parses what stands behind "?" or the ":" on a line of its own.
func (p *parser) nested(col int) {
	p.block(col, compact|seqAtParent)
}

// implicit parses "key: value", or a key whose colon is missing.
func (p *parser) implicit(m mark, col int) {
	start, line := p.pos, p.line
	before := len(p.errs)
	owned := p.properties()
	if owned {
		p.skipTo(p.sameLine())
		start = p.pos
	}
	switch {
	case p.breakAt(p.pos) || p.indicator(p.pos, ':'):
		p.empty()
	default:
		p.key(col)
	}
	end := p.pos
	p.own(m, owned)
	if at := p.colonBehind(); at >= 0 {
		p.checkKey(start, end, line)
		p.value(m, col)
		return
	}
	bad := len(p.errs) > before || p.failed(m)
	p.restOfLine()
	if len(p.errs) == before && !bad {
		p.missingColon(start, end)
	}
	p.block(col, seqAtParent)
	p.finish(m, Pair)
}

// sameLine is peek, but not beyond the end of the line.
func (p *parser) sameLine() spot {
	s := p.peek()
	if s.fresh {
		s.at = p.skipBlanks(p.pos)
	}
	return s
}

// value parses the colon and the value behind a key and ends the pair.
func (p *parser) value(m mark, col int) {
	if i := p.skipBlanks(p.pos); i > p.pos {
		p.token(whitespace, i)
	}
	p.token(colon, p.pos+1)
	p.block(col, seqAtParent)
	if last := p.kids[len(p.kids)-1]; last.kind == Empty {
		p.tabBelow(col)
	}
	p.finish(m, Pair)
}

// tabBelow reports a tab on the blank line below a key without a value, when the
// next entry of the mapping, or the end, follows: Forge's parser takes the tab for
// the indentation of a value there, and only there.
func (p *parser) tabBelow(col int) {
	s := p.peek()
	if s.col != col && s.at < len(p.src) {
		return
	}
	end := p.lineEnd(p.pos)
	if end == len(p.src) {
		return
	}
	line := p.afterBreak(end)
	stop := p.lineEnd(line)
	spaces := p.spaces(line, stop)
	if spaces <= col && p.blankWithTab(line+spaces, stop) && (s.at < len(p.src) || stop == len(p.src)) {
		p.failTab(line, stop)
	}
}

// missingColon reports a key without a colon: at the colon without a space behind
// it, if there is one and nothing is nested below. A colon between quotes or
// brackets, or in the name of an alias, is none.
func (p *parser) missingColon(start, end int) {
	s := p.peek()
	if i := strings.IndexByte(p.src[start:end], ':'); i > 0 && !p.isEnclosed(start) && (s.end || s.col <= start-p.line) {
		p.fail(MissingSpace, start+i, start+i+1)
		return
	}
	p.fail(MissingColon, start, end)
}

// isEnclosed reports whether the node that starts at i is written between quotes or
// brackets, or is an alias: where it ends is certain.
func (p *parser) isEnclosed(i int) bool {
	return strings.IndexByte("\"'[{*", p.at(i)) >= 0
}
