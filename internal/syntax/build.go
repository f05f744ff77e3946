package syntax

import (
	"forge-manifest-ls/internal/text"
)

// mark remembers where a node begins: finish wraps all that was pushed since.
type mark struct {
	kids, errs, pos int
	alone           bool // the node is to be changed later: see twins
}

// rawError is an error with offsets in the text; finish makes them relative.
type rawError struct {
	kind      ErrorKind
	span, rel text.Span
}

func (p *parser) mark() mark { return mark{kids: len(p.kids), errs: len(p.errs), pos: p.pos} }

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
	kids := p.kids[m.kids:]
	found := marksOf(kids)
	switch kind {
	case Mapping:
		p.duplicates(kids, m.pos)
	case props:
		if body, at := bodyOf(kids, p.pos-m.pos); body.kind == Alias {
			p.fail(InvalidProperty, m.pos, p.trim(m.pos, m.pos+at))
		}
	}
	g := p.twin(m, kind)
	if g == nil {
		g = p.slab.green(kids)
		g.kind, g.marks = kind, found
		g.flow = p.flows > 0 && (kind == Mapping || kind == Sequence)
		g.width, g.look = int32(p.pos-m.pos), int32(max(p.far-p.pos, 0))
		p.blame(g, m)
		p.keepTwin(m, g)
	}
	p.errs = p.errs[:m.errs]
	p.kids = append(p.kids[:m.kids], child{g, g.width, kind})
	return g
}

// marksOf says what lies in children.
func marksOf(kids []child) (found marks) {
	for _, c := range kids {
		switch {
		case c.node != nil:
			found |= c.node.marks
		case c.kind == anchor:
			found |= hasAnchor
		case c.kind == tag:
			found |= hasTag
		case c.kind == Alias:
			found |= hasAlias
		}
	}
	return found
}

// blame gives a node that began at m the errors that were found since.
func (p *parser) blame(g *green, m mark) {
	raw := p.errs[m.errs:]
	if len(raw) == 0 {
		return
	}
	if g.more == nil {
		g.more = p.slab.more()
	}
	g.more.errs = p.slab.errors(g.more.errs, len(raw))
	for _, e := range raw {
		g.more.errs = append(g.more.errs, e.relativeTo(m.pos))
		g.quoteOpen = g.quoteOpen || e.kind == UnclosedQuote
	}
	g.marks |= hasErrors
	p.errs = p.errs[:m.errs]
}

func (e rawError) relativeTo(start int) greenError {
	rel := greenError{kind: e.kind, start: int32(e.span.Start - start), end: int32(e.span.End - start)}
	if e.rel != (text.Span{}) {
		rel.relStart, rel.relEnd = int32(e.rel.Start-start), int32(e.rel.End-start)
	}
	return rel
}

// fail reports an error, unless there are more than enough of the node that is being parsed.
// Which are kept depends on nothing but this node, as whoever takes it over takes them too.
func (p *parser) fail(kind ErrorKind, start, end int) {
	if len(p.errs)-p.base > MaxErrors && kind != UnclosedFlow && kind != UnclosedQuote && kind != NestingTooDeep {
		return
	}
	p.errs = append(p.errs, rawError{kind: kind, span: text.Span{Start: start, End: end}})
}

// failed reports whether an error was found since m.
func (p *parser) failed(m mark) bool { return len(p.errs) > m.errs }
