package syntax

// sequence parses a block sequence; the parser stands at its first dash.
func (p *parser) sequence(l level) {
	m := p.mark()
	p.tabBefore(p.line, p.pos)
	p.item(m, l.col)
	wrong := -1 // the column of the entry before, when it was wrong
	for s := p.peek(); !s.end && s.fresh; s = p.peek() {
		if p.strayText(s, l, true) {
			continue
		}
		isItem := p.indicator(s.at, '-')
		s.col = l.column(s, false)
		if s.col <= l.n && !(isItem && s.col == l.col) {
			break
		}
		p.skipTo(s)
		p.sequenceEntry(l.col, s, isItem, s.col == wrong && !s.odd)
		wrong = -1
		if s.col != l.col || s.tab {
			wrong = s.col
		}
	}
	p.finish(m, Sequence).indent = int32(l.col)
}

// sequenceEntry parses an entry of a sequence at column col, or what stands in
// the place of one. Known says that its column is wrong but has been reported.
func (p *parser) sequenceEntry(col int, s spot, isItem, known bool) {
	kind := atItem
	switch {
	case !isItem:
		kind = atOther
	case known:
		kind = atKnownItem
	}
	here := p.placeOf(kind, col, 0, s)
	if p.takeOver(here) {
		p.takeRun(here)
		return
	}
	m, base := p.mark(), p.base
	p.base = m.errs
	switch {
	case known && isItem:
	case s.tab:
		p.failTab(s.line, s.at)
	case s.col != col:
		p.failIndentation(s)
	case !isItem && p.src[s.at] != ']' && p.src[s.at] != '}':
		p.fail(MissingDash, s.at, p.trim(s.at, p.contentEnd(s.at)))
	}
	if isItem {
		p.item(m, s.col)
	} else {
		p.content(s.col, dashless, s)
		p.finish(m, Item)
	}
	p.base = base
	p.settle(m, here)
}

// item parses the dash where the parser stands and what belongs to it.
func (p *parser) item(m mark, col int) {
	p.token(dash, p.pos+1)
	p.block(col, compact)
	p.finish(m, Item)
}
