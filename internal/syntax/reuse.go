package syntax

import (
	"math"
	"strings"

	"forge-manifest-ls/internal/text"
)

// place says where the parser stood when it began a node: all that the parse of
// the node depends on besides the text from there on. Zero is a place that is
// never equal to another.
type place uint64

type placeKind uint64

const (
	atContent    placeKind = iota + 1 // a node
	atEntry                           // an entry of a mapping
	atKnownEntry                      // one whose wrong column has been reported
	atDash                            // a dash in a mapping
	atKnownDash                       // one whose wrong column has been reported
	atItem                            // an entry of a sequence
	atKnownItem                       // one whose wrong column has been reported
	atOther                           // what stands in a sequence without a dash
)

// placeOf packs a place. Nodes behind tabs and at absurd columns have none.
func (p *parser) placeOf(kind placeKind, n int, f flags, s spot) place {
	const limit = 1 << 20
	col := p.pos - s.line
	if s.tab || n >= limit || col >= limit {
		return 0
	}
	fresh := place(0)
	if s.fresh {
		fresh = 1
	}
	return place(kind) | fresh<<4 | place(f)<<5 | place(p.depth)<<8 | place(n+1)<<20 | place(col)<<42
}

// reuser walks through an old tree while a parser walks through the new text, and
// finds the nodes that the edit between the two did not touch.
type reuser struct {
	edit  text.Edit
	path  []step
	taken int // nodes taken over
}

// step is a node on the way down the old tree and the next child to look at.
type step struct {
	g    *green
	next int // index into g.kids
	at   int // old offset of that child
}

func newReuser(root child, e text.Edit) *reuser {
	return &reuser{edit: e, path: []step{{g: root.node}}}
}

// takeOver pushes the old node for this place, if there is one, as if it had been
// parsed, and moves behind it.
func (p *parser) takeOver(here place) bool {
	if p.old == nil || here == 0 {
		return false
	}
	old, ok := p.old.offset(p.pos, p.line)
	if !ok {
		return false
	}
	g := p.old.find(old, here)
	if g == nil || old < p.old.edit.Span.Start && old+int(g.width+g.look) > p.old.edit.Span.Start {
		return false
	}
	p.old.taken++
	p.kids = append(p.kids, child{g, g.width, g.kind})
	p.moveTo(p.pos+int(g.width), int(g.look))
	return true
}

// moveTo goes to pos, behind what was taken over, whose parse looked that many
// bytes further.
func (p *parser) moveTo(pos, look int) {
	if i := strings.LastIndexByte(p.src[p.line:pos], '\n'); i >= 0 {
		p.line += i + 1
	}
	p.pos = pos
	p.saw(pos + look)
}

// takeRun follows a takeOver of an entry at this place: it takes over the siblings
// behind it as far as they stand at equal places and are untouched, and the white
// space and comments between them, in one go. It saves nothing but time.
func (p *parser) takeRun(here place) {
	s := &p.old.path[len(p.old.path)-1]
	limit := math.MaxInt
	if s.at < p.old.edit.Span.Start {
		limit = p.old.edit.Span.Start
	}
	first := s.next + 1
	at := s.at + int(s.g.kids[s.next].width)
	start, end, last, look := at, at, first, int32(0)
	for i, c := range s.g.kids[first:] {
		at += int(c.width)
		if c.node != nil {
			if c.node.place != here || at+int(c.node.look) > limit {
				break
			}
			end, last, look = at, first+i+1, c.node.look
		} else if c.kind != whitespace && c.kind != newline && c.kind != comment {
			break
		}
	}
	if last > first {
		p.kids = append(p.kids, s.g.kids[first:last]...)
		p.moveTo(p.pos+end-start, int(look))
		s.next, s.at = last, end
	}
}

// offset returns the old offset of a new one on the line that starts at line; not
// ok for places inside the edit and behind it on its last line.
func (r *reuser) offset(pos, line int) (int, bool) {
	switch {
	case pos < r.edit.Span.Start:
		return pos, true
	case line >= r.edit.Span.Start+len(r.edit.New):
		return pos - r.edit.Delta(), true
	}
	return 0, false
}

// find returns the old node that begins at an old offset with an equal place.
// Offsets must not decrease from call to call.
func (r *reuser) find(at int, here place) *green {
	for {
		s := &r.path[len(r.path)-1]
		for s.next < len(s.g.kids) && s.at+int(s.g.kids[s.next].width) <= at {
			s.at += int(s.g.kids[s.next].width)
			s.next++
		}
		if s.next == len(s.g.kids) {
			if len(r.path) == 1 {
				return nil
			}
			r.path = r.path[:len(r.path)-1]
			continue
		}
		c := s.g.kids[s.next]
		if s.at > at || c.node == nil {
			return nil
		}
		if s.at == at && c.node.place == here {
			return c.node
		}
		r.path = append(r.path, step{g: c.node, at: s.at})
		s = &r.path[len(r.path)-2]
		s.at += int(c.width)
		s.next++
	}
}
