package syntax

// A short text in a flow collection may stand there over and over: a node of it costs a hundred
// times as much memory as its text. All equal ones are therefore one node. In block
// collections a node knows its place, and what its parse looked at, and stands for itself.
const (
	maxTwin  = 8   // bytes of a text that is looked for
	numTwins = 256 // a power of two
)

// twins are the nodes of short texts that were made last.
type twins [numTwins]struct {
	g  *green
	at int // where its text stands
}

// isShort reports whether a node that began at m may be one with others.
func (p *parser) isShort(m mark) bool { return p.flows > 0 && !m.alone && p.pos-m.pos <= maxTwin }

// slot is where a node of the text since m is kept.
func (p *parser) slot(m mark, kind Kind) int {
	h := uint32(kind)
	for _, c := range []byte(p.src[m.pos:p.pos]) {
		h = (h ^ uint32(c)) * 16777619
	}
	return int((h ^ h>>16) % numTwins)
}

// twin returns a node that equals the one to be made of what was pushed since m; nil where
// none is known.
func (p *parser) twin(m mark, kind Kind) *green {
	if !p.isShort(m) || p.twins == nil {
		return nil
	}
	t := &p.twins[p.slot(m, kind)]
	g, kids, errs := t.g, p.kids[m.kids:], p.errs[m.errs:]
	if g == nil || g.kind != kind || len(g.kids) != len(kids) || len(g.errs()) != len(errs) ||
		p.src[t.at:t.at+int(g.width)] != p.src[m.pos:p.pos] {
		return nil
	}
	for i, c := range kids {
		if g.kids[i] != c {
			return nil
		}
	}
	for i, e := range errs {
		if g.more.errs[i] != e.relativeTo(m.pos) {
			return nil
		}
	}
	return g
}

// keepTwin keeps a node for those that are equal.
func (p *parser) keepTwin(m mark, g *green) {
	if !p.isShort(m) {
		return
	}
	if p.twins == nil {
		p.twins = new(twins)
	}
	t := &p.twins[p.slot(m, g.kind)]
	t.g, t.at = g, m.pos
}
