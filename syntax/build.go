package syntax

import (
	"forge-manifest-ls/text"
)

// mark remembers where a node begins: finish wraps all that was pushed since.
type mark struct {
	kids, errs, pos int
}

// rawError is an error with offsets in the text; finish makes them relative.
type rawError struct {
	kind      ErrorKind
	span, rel text.Span
}

func (p *parser) mark() mark { return mark{len(p.kids), len(p.errs), p.pos} }

// token pushes the text up to end as one token.
func (p *parser) token(kind Kind, end int) {
	p.kids = append(p.kids, child{nil, int32(end - p.pos), kind})
	p.pos = end
	p.saw(end + 2)
}

// lines is token for text that may hold line ends.
func (p *parser) lines(kind Kind, end int) {
	for i := end; i > p.pos; i-- {
		if p.src[i-1] == '\n' {
			p.line = i
			break
		}
	}
	p.token(kind, end)
}

// empty pushes a scalar without text.
func (p *parser) empty() { p.kids = append(p.kids, child{nil, 0, Empty}) }

// finish makes one node of all that was pushed since m.
func (p *parser) finish(m mark, kind Kind) *green {
	kids := p.slab.kids(p.kids[m.kids:])
	g := p.slab.green()
	g.kind, g.kids = kind, kids
	g.width, g.look = int32(p.pos-m.pos), int32(max(p.far-p.pos, 0))
	for _, c := range g.kids {
		switch {
		case c.node != nil:
			g.marks |= c.node.marks
		case c.kind == anchor:
			g.marks |= hasAnchor
		case c.kind == tag:
			g.marks |= hasTag
		case c.kind == Alias:
			g.marks |= hasAlias
		}
	}
	switch kind {
	case Mapping:
		p.duplicates(g, m.pos)
	case props:
		if body, at := g.body(); body.kind == Alias {
			p.fail(InvalidProperty, m.pos, p.trim(m.pos, m.pos+at))
		}
	}
	if raw := p.errs[m.errs:]; len(raw) > 0 {
		g.marks |= hasErrors
		g.errs = make([]greenError, len(raw))
		for i, e := range raw {
			g.errs[i] = e.relativeTo(m.pos)
			g.quoteOpen = g.quoteOpen || e.kind == UnclosedQuote
		}
		p.errs = p.errs[:m.errs]
	}
	p.kids = append(p.kids[:m.kids], child{g, g.width, kind})
	return g
}

func (e rawError) relativeTo(start int) greenError {
	rel := greenError{kind: e.kind, start: int32(e.span.Start - start), end: int32(e.span.End - start)}
	if e.rel != (text.Span{}) {
		rel.relStart, rel.relEnd = int32(e.rel.Start-start), int32(e.rel.End-start)
	}
	return rel
}

func (p *parser) fail(kind ErrorKind, start, end int) {
	p.errs = append(p.errs, rawError{kind: kind, span: text.Span{Start: start, End: end}})
}

// failed reports whether an error was found since m.
func (p *parser) failed(m mark) bool { return len(p.errs) > m.errs }

// slab hands out nodes and child lists in blocks: a fresh parse makes tens of
// thousands of them. An edit makes few, and its nodes stand alone, so that they do
// not keep others alive.
type slab struct {
	off    bool
	greens []green
	lists  []child
}

const slabSize = 128

func (s *slab) green() *green {
	if s.off {
		return new(green)
	}
	if len(s.greens) == 0 {
		s.greens = make([]green, slabSize)
	}
	g := &s.greens[0]
	s.greens = s.greens[1:]
	return g
}

// kids returns a copy of a list.
func (s *slab) kids(list []child) []child {
	if s.off || len(list) > slabSize {
		return append([]child(nil), list...)
	}
	if len(s.lists) < len(list) {
		s.lists = make([]child, 4*slabSize)
	}
	out := s.lists[:len(list):len(list)]
	copy(out, list)
	s.lists = s.lists[len(list):]
	return out
}
