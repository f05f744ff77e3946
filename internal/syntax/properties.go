package syntax

import (
	"slices"
	"strings"
)

// propertiesAndNode parses an anchor, a tag or both, and the node they belong to.
func (p *parser) propertiesAndNode(n int, f flags, s spot, m mark) {
	p.properties()
	next := p.peek()
	if !next.fresh && !next.end {
		p.skipTo(next)
		p.bare(n, f, s, m, true)
		return
	}
	if p.depth >= MaxDepth {
		p.tooDeep(n)
		p.finish(m, props)
		return
	}
	if next.end || !p.within(next, n, f) {
		p.misindentedByTab(n, s)
		p.empty()
		p.finish(m, props)
		return
	}
	p.skipTo(next)
	inner := p.mark()
	p.depth++
	p.node(n, f, next, inner)
	p.depth--
	if twice, ok := p.twice(m, inner); ok {
		p.fail(InvalidProperty, twice, inner.pos)
	}
	p.finish(m, props)
}

// twice reports whether the node at inner has an anchor or a tag of its own where
// there is one at m already.
func (p *parser) twice(m, inner mark) (at int, found bool) {
	last := p.kids[len(p.kids)-1]
	if last.kind != props {
		return 0, false
	}
	inside, outside := propertiesIn(last.node.kids), propertiesIn(p.kids[m.kids:inner.kids])
	return m.pos, inside&outside != 0
}

// propertiesIn says which properties there are among the children of a node.
func propertiesIn(kids []child) (found marks) {
	for _, c := range kids {
		switch c.kind {
		case anchor:
			found |= hasAnchor
		case tag:
			found |= hasTag
		}
	}
	return found
}

// properties takes anchors and tags on this line, with the blanks between them,
// and reports whether there is any.
func (p *parser) properties() bool {
	m := p.mark()
	for {
		kind, end := p.property()
		if kind == None {
			return len(p.kids) > m.kids
		}
		if slices.ContainsFunc(p.kids[m.kids:], func(c child) bool { return c.kind == kind }) {
			p.fail(InvalidProperty, p.pos, end)
		}
		p.token(kind, end)
		if c := p.at(end); !isBlankOrBreak(c) && (p.flows == 0 || !isFlowIndicator(c)) {
			p.fail(InvalidTag, end, end+1)
			return true
		}
		if i := p.skipBlanks(end); p.at(i) == '&' || p.at(i) == '!' {
			p.token(whitespace, i)
		}
	}
}

// property returns the kind and the end of an anchor or tag that stands here.
func (p *parser) property() (Kind, int) {
	switch p.at(p.pos) {
	case '&':
		end := p.nameEnd(p.pos + 1)
		if end == p.pos+1 {
			p.fail(InvalidProperty, p.pos, end)
		}
		return anchor, end
	case '!':
		if strings.HasPrefix(p.src[p.pos:], "!<") {
			end := p.pos + 2
			for !isBlankOrBreak(p.at(end)) && p.at(end) != '>' {
				end++
			}
			p.saw(end + 1)
			if p.at(end) == '>' && end > p.pos+2 {
				return tag, end + 1
			}
			p.fail(InvalidTag, p.pos, end)
			return tag, end
		}
		end := p.tagEnd(p.pos + 1)
		if p.src[p.pos:end] == "!!" {
			p.fail(InvalidTag, p.pos, end)
		}
		return tag, end
	}
	return None, p.pos
}

// tagEnd returns the end of a tag: it holds what a URI may hold.
func (p *parser) tagEnd(i int) int {
	for i < len(p.src) {
		c := p.src[i] | 0x20
		if !(c >= 'a' && c <= 'z') && strings.IndexByte("0123456789-#;/?:@&=+$_.!~*'()%", p.src[i]) < 0 {
			break
		}
		i++
	}
	p.saw(i + 1)
	return i
}

// nameEnd returns the end of the name of an anchor, alias or tag.
func (p *parser) nameEnd(i int) int {
	for i < len(p.src) && !isBlankOrBreak(p.src[i]) && !isFlowIndicator(p.src[i]) {
		i++
	}
	return i
}
