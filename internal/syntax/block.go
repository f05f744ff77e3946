package syntax

import "strings"

// flags say what may stand at a block node.
type flags uint8

const (
	// seqAtParent: a sequence may stand at the column of the parent (the value of
	// a mapping entry may).
	seqAtParent flags = 1 << iota
	// compact: a collection may begin on this very line (behind "- " and "? ").
	compact
	// dashless: the node stands in a sequence, in the place of an item, without a
	// dash; the next dash ends it.
	dashless
)

// level is where the entries of a block collection stand.
type level struct {
	n        int  // the column of the construct that the collection belongs to
	col      int  // the column of its entries
	tabs     bool // tabs, or odd spaces, brought the first entry to its column
	dashless bool // the next dash at its column ends it
}

// levelAt is the level of a collection whose first entry begins at start, on the
// line of s.
func (p *parser) levelAt(n int, s spot, start int) level {
	w := &p.width
	if w.line != s.line || w.at > start {
		*w = lineWidth{line: s.line, at: s.line}
	}
	w.tabs = w.tabs || strings.IndexByte(p.src[w.at:start], '\t') >= 0
	w.col, w.at = columnFrom(w.col, p.src[w.at:start]), start
	return level{n: n, col: w.col, tabs: s.odd || w.tabs}
}

// lineWidth is what was last told of the text between the start of a line and an offset: many
// collections may begin on one line.
type lineWidth struct {
	line, at int
	col      int
	tabs     bool
}

// column is the column at which a collection sees the content of a line: where
// tabs indent it, and nothing but spaces its neighbours, the one that it may mean.
func (l level) column(s spot, isItem bool) int {
	const widest = 8
	tabs := s.at - s.line - s.spaces
	if s.tab && !s.odd && !l.tabs && !isItem && s.at-s.line <= l.col && l.col <= s.spaces+widest*tabs {
		return l.col
	}
	return s.col
}

// block parses the node that comes next, which belongs to a construct at column n
// (-1 at the top), with the white space and comments before it. When nothing is
// there, or only at a column that is not within n, the node is empty.
func (p *parser) block(n int, f flags) {
	s := p.peek()
	if s.end || s.fresh && !p.within(s, n, f) {
		p.empty()
		return
	}
	if p.textBeforeList(s) {
		p.block(n, f)
		return
	}
	p.skipTo(s)
	p.content(n, f, s)
}

// within reports whether the first content of a line belongs to a construct at n.
func (p *parser) within(s spot, n int, f flags) bool {
	return s.col > n || s.col == n && f&seqAtParent != 0 && p.indicator(s.at, '-')
}

// content parses the node at s, where the parser stands.
func (p *parser) content(n int, f flags, s spot) {
	here := p.placeOf(atContent, n, f, s)
	if p.takeOver(here) {
		return
	}
	if p.depth >= MaxDepth {
		p.tooDeep(n)
		return
	}
	p.depth++
	m, base := p.mark(), p.base
	p.base = m.errs
	p.node(n, f, s, m)
	p.base = base
	p.depth--
	if len(p.kids) == m.kids+1 && p.kids[m.kids].node != nil {
		p.settle(m, here)
	}
}

// settle gives the node just parsed, which began at m, its place, and what was
// seen and found wrong since it was finished: whoever takes it over takes that too.
func (p *parser) settle(m mark, here place) {
	g := p.kids[m.kids].node
	g.place = here
	g.look = int32(max(p.far-p.pos, 0))
	p.blame(g, m)
}

// tooDeep takes all that belongs to a construct at n as junk.
func (p *parser) tooDeep(n int) {
	m := p.mark()
	p.fail(NestingTooDeep, p.pos, p.pos+1)
	for {
		p.token(junk, p.lineEnd(p.pos))
		s := p.peek()
		if s.end || s.col <= n {
			break
		}
		p.skipTo(s)
	}
	p.finish(m, Stray)
	p.empty()
}

// node parses the node at s. m is where it begins, its properties included.
func (p *parser) node(n int, f flags, s spot, m mark) {
	if c := p.src[p.pos]; c == '&' || c == '!' {
		p.propertiesAndNode(n, f, s, m)
		return
	}
	p.bare(n, f, s, m, false)
}

// bare parses a node behind its properties. Owned says that there are some on this
// line.
func (p *parser) bare(n int, f flags, s spot, m mark, owned bool) {
	at := p.pos
	first := s.first(f)
	switch {
	case p.indicator(at, '-'):
		if owned {
			p.fail(InvalidProperty, m.pos, p.trim(m.pos, at))
		} else if !first {
			p.fail(ItemOnKeyLine, at, at+1)
		}
		p.sequence(p.levelAt(n, s, at))
		p.own(m, owned)
	case p.indicator(at, '?'), p.indicator(at, ':') && !owned:
		if owned {
			p.fail(InvalidProperty, m.pos, p.trim(m.pos, at))
		} else if !first {
			p.fail(NestedMapping, at, at+1)
		}
		if !first && p.breakAt(p.skipBlanks(at+1)) { // a mark by mistake: the value is below
			p.token(junk, at+1)
			p.block(n, f)
			return
		}
		p.mapping(p.levelAt(n, s, at))
		p.own(m, owned)
	case p.src[at] == '|' || p.src[at] == '>':
		p.blockScalar(n)
		p.own(m, owned)
	default:
		p.scalarOrMapping(n, f, s, m, owned)
	}
}

// first reports whether nothing but indicators stands before the node at s on its
// line, so that a collection may begin there.
func (s spot) first(f flags) bool { return s.fresh || f&compact != 0 }

// own wraps a node and the properties in front of it.
func (p *parser) own(m mark, owned bool) {
	if owned {
		p.finish(m, props)
	}
}

// scalarOrMapping parses a scalar, alias or flow collection and, when a colon
// follows, the mapping whose first key it is.
func (p *parser) scalarOrMapping(n int, f flags, s spot, m mark, owned bool) {
	start, line, first := p.pos, p.line, s.first(f)
	body := p.mark()
	colonAt := -1
	if p.indicator(start, ':') { // a key that is nothing but properties
		p.empty()
		colonAt = start
	} else {
		p.atom(n, first)
		colonAt = p.colonBehind()
	}
	end := p.pos
	p.own(m, owned)
	l := p.levelAt(n, s, m.pos)
	if f&dashless != 0 {
		l.n, l.dashless = n-1, true
	}
	switch {
	case colonAt >= 0 && first:
		p.tabBefore(s.line, m.pos)
		p.checkKey(start, end, line)
		p.value(m, l.col)
		p.pairs(l, m)
	case colonAt >= 0:
		p.fail(NestedMapping, colonAt, colonAt+1)
		p.token(junk, p.trim(colonAt, p.contentEnd(colonAt)))
	default:
		p.misindentedByTab(n, s)
		p.restOfLine()
		if first && line == p.line && (s.fresh || !p.isEnclosed(start)) && p.keyFollows(l.n) {
			if !p.failed(body) {
				p.missingColon(start, end)
			}
			p.block(l.col, seqAtParent)
			p.finish(m, Pair)
			p.pairs(l, m)
		}
	}
}

// misindentedByTab reports a scalar that only a tab brings within n. At the top a
// flow collection may follow a tab.
func (p *parser) misindentedByTab(n int, s spot) {
	if s.tab && s.spaces <= max(n, 0) && (n >= 0 || p.src[s.at] != '[' && p.src[s.at] != '{') {
		p.failTab(s.line, s.at)
	}
}

// keyFollows reports whether the next line looks like an entry of a mapping that
// belongs to a construct at n: then the scalar before it lacks its colon.
func (p *parser) keyFollows(n int) bool {
	s := p.peek()
	return s.fresh && !s.end && s.col > n && p.keyEnd(s.at) >= 0
}

// colonBehind returns the offset of a colon that makes a key of the node just
// parsed, or -1.
func (p *parser) colonBehind() int {
	i := p.skipBlanks(p.pos)
	if p.indicator(i, ':') {
		return i
	}
	return -1
}

// contentEnd returns where the content of the line of i ends, before a comment.
func (p *parser) contentEnd(i int) int {
	end := p.lineEnd(i)
	for j := i; j < end; j++ {
		if p.src[j] == '#' && isBlank(p.src[j-1]) {
			return j
		}
	}
	return end
}

// checkKey reports what is wrong with an implicit key that is followed by a colon.
func (p *parser) checkKey(start, end, line int) {
	switch {
	case line != p.line:
		p.fail(MultilineKey, start, end)
	case end-start > 1024:
		p.fail(LongKey, start, end)
	}
}

// tabBefore reports a tab that stands between the start of a line, or an indicator
// on it, and the collection that begins at end.
func (p *parser) tabBefore(line, end int) {
	if p.skipOdd(line) == end && p.hasOdd(line, end) {
		p.failOdd(line, end)
		return
	}
	for i := end - 1; i >= line && isBlank(p.src[i]); i-- {
		if p.src[i] == '\t' {
			p.failTab(line, end)
			return
		}
	}
}

// failTab reports the last run of tabs before end, or the odd spaces on the line.
func (p *parser) failTab(line, end int) {
	if p.hasOdd(line, end) {
		p.failOdd(line, end)
		return
	}
	last := end
	for last > line && p.src[last-1] != '\t' {
		last--
	}
	start := last
	for start > line && p.src[start-1] == '\t' {
		start--
	}
	p.fail(TabIndentation, start, last)
}
