package syntax

// flow parses a flow collection that belongs to a block construct at column n.
// It ends at its closing bracket, or open where a line is indented too little.
func (p *parser) flow(n int) {
	if p.depth >= MaxDepth {
		m := p.mark()
		p.fail(NestingTooDeep, p.pos, p.pos+1)
		p.token(junk, p.lineEnd(p.pos))
		p.finish(m, Stray)
		p.empty()
		return
	}
	p.depth++
	p.flows++
	m := p.mark()
	m.alone = p.flows == 1
	open, kind, closer := p.pos, Sequence, byte(']')
	if p.src[open] == '{' {
		kind, closer = Mapping, '}'
		p.token(openBrace, open+1)
	} else {
		p.token(openBracket, open+1)
	}
	p.flowEntries(n, open, kind == Mapping, closer)
	p.finish(m, kind)
	p.flows--
	p.depth--
}

// flowEntries parses what stands between the brackets, and the closing one.
func (p *parser) flowEntries(n, open int, isMap bool, closer byte) {
	ready := true // an entry may come, a comma may not
	for {
		s, ok := p.flowSpot(n)
		if !ok {
			if last := p.kids[len(p.kids)-1]; !endsOpen(last) {
				p.fail(UnclosedFlow, open, open+1)
			}
			return
		}
		p.skipTo(s)
		switch c := p.src[s.at]; {
		case c == closer:
			if c == '}' {
				p.token(closeBrace, s.at+1)
			} else {
				p.token(closeBracket, s.at+1)
			}
			return
		case c == ']' || c == '}':
			p.wrongClose(open)
			return
		case c == ',':
			if ready {
				p.fail(UnexpectedComma, s.at, s.at+1)
			}
			p.token(comma, s.at+1)
			ready = true
		case c == '#':
			p.fail(MissingCommentSpace, s.at, s.at+1)
			p.token(junk, p.lineEnd(s.at))
		case p.flowDash(s.at):
			p.fail(ReservedCharacter, s.at, s.at+1)
			p.token(junk, s.at+1)
		default:
			p.flowEntry(n, isMap)
			if !ready {
				p.fail(MissingComma, s.at, max(p.pos, s.at+1))
			}
			ready = false
		}
	}
}

// wrongClose handles a closing bracket of the other kind: it closes the collection
// around this one, which is then open, or else this one.
func (p *parser) wrongClose(open int) {
	if p.flows > 1 {
		p.fail(UnclosedFlow, open, open+1)
		return
	}
	p.fail(UnexpectedClose, p.pos, p.pos+1)
	p.token(junk, p.pos+1)
}

// endsOpen reports whether the last thing in a subtree is a quote left open, which
// may have swallowed a closing bracket.
func endsOpen(c child) bool {
	for c.node != nil && len(c.node.kids) > 0 {
		if c.node.quoteOpen {
			return true
		}
		c = c.node.kids[len(c.node.kids)-1]
	}
	return false
}

// flowDash reports whether a dash stands at i that cannot begin a plain scalar.
func (p *parser) flowDash(i int) bool {
	c := p.at(i + 1)
	return p.src[i] == '-' && (isBlankOrBreak(c) || isFlowIndicator(c))
}

// flowSpot finds the next content inside a flow collection. It is not ok at the
// end, at a document marker, and on a line indented too little; a closing bracket
// may stand at the parent's column.
func (p *parser) flowSpot(n int) (spot, bool) {
	s := p.peek()
	if s.end {
		return s, false
	}
	if s.fresh && s.col <= n {
		c := p.src[s.at]
		return s, s.col == n && p.flows == 1 && (c == ']' || c == '}')
	}
	if s.tab && s.spaces <= n && s.at > p.pos {
		p.failTab(s.line, s.at)
	}
	return s, true
}

// flowEntry parses one entry: "key: value", "? key : value" or a value alone.
func (p *parser) flowEntry(n int, isMap bool) {
	m := p.mark()
	line := p.line
	explicit := p.at(p.pos) == '?' && p.endsKey(p.pos)
	if explicit {
		p.token(question, p.pos+1)
		if s, ok := p.flowSpot(n); ok {
			p.skipTo(s)
		}
	}
	start := p.pos
	adjacent := p.flowNode(n)
	end := p.pos
	s, ok := p.flowSpot(n)
	hasColon := ok && p.src[s.at] == ':' && (adjacent || p.endsKey(s.at))
	if hasColon {
		if !isMap && !explicit {
			p.checkKey(start, end, line)
			if s.line != line && p.line == line {
				p.fail(MultilineKey, start, end)
			}
		}
		p.skipTo(s)
		p.token(colon, s.at+1)
		p.flowValue(n)
	}
	switch {
	case isMap:
		if !hasColon {
			p.empty()
		}
		p.finish(m, Pair)
	case hasColon || explicit:
		if !hasColon {
			p.empty()
		}
		p.finish(m, Pair)
		p.finish(m, Mapping)
		p.finish(m, Item)
	default:
		p.finish(m, Item)
	}
}

// flowValue parses what stands behind the colon in a flow collection.
func (p *parser) flowValue(n int) {
	if s, ok := p.flowSpot(n); ok {
		if c := p.src[s.at]; c != ',' && c != ']' && c != '}' && !p.flowDash(s.at) {
			p.skipTo(s)
			p.flowNode(n)
			return
		}
	}
	p.empty()
}

// flowNode parses a node inside a flow collection. Adjacent says that a colon
// may follow it without white space behind.
func (p *parser) flowNode(n int) (adjacent bool) {
	m := p.mark()
	owned := p.properties()
	if owned {
		s, ok := p.flowSpot(n)
		if !ok {
			p.empty()
			p.own(m, owned)
			return false
		}
		p.skipTo(s)
	}
	switch c := p.at(p.pos); {
	case c == ',' || c == ']' || c == '}' || c == ':' && p.endsKey(p.pos) || p.pos == len(p.src):
		p.empty()
	case c == '"' || c == '\'':
		p.quoted(n, false)
		adjacent = true
	case c == '[' || c == '{':
		p.flow(n)
		adjacent = true
	case c == '*':
		p.alias()
	default:
		p.plain(n, true)
	}
	p.own(m, owned)
	return adjacent
}
