package impact

import (
	"strconv"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// doubtsIn returns what is doubtful in a manifest: around mistakes in the text whole parts, because the
// text may belong elsewhere, and else what is refused itself. Their number is bounded, so that
// work stays in proportion to the text.
func doubtsIn(m Manifest, side Side) []doubt {
	const maxDoubts = 200
	root := m.File.Tree().Root()
	if root.Kind() != syntax.Mapping {
		return []doubt{{side: side, span: root.Span()}}
	}
	var out []doubt
	walk := newDoubtWalk(root, side)
	broken := map[int]bool{}
	for _, e := range m.File.Tree().Errors() {
		if broken[e.Span.Start] = true; len(out) < maxDoubts {
			out = append(out, walk.doubtOf(e.Span).widened())
		}
	}
	for _, s := range m.Refused {
		if !broken[s.Start] && len(out) < maxDoubts {
			out = append(out, walk.doubtOf(s))
		}
	}
	return out
}

// doubtWalk finds what refused places make doubtful. Most are near the one before: what is around both is looked at
// once.
type doubtWalk struct {
	side Side
	path []doubtStep // from the root to the place before
}

// doubtStep is a node around a refused place.
type doubtStep struct {
	node         syntax.Node
	end          int // of the node, with what stands in front
	part, common string
	keyEnd       int    // of the key of a pair, else -1
	holder       string // the pointer of the map that holds the pair
}

func newDoubtWalk(root syntax.Node, side Side) *doubtWalk {
	return &doubtWalk{side, []doubtStep{{node: root, end: root.Outer().End, keyEnd: -1}}}
}

// doubtOf says what a refused place, a span in byte offsets, makes doubtful.
func (w *doubtWalk) doubtOf(s text.Span) doubt {
	w.to(s.Start)
	last := &w.path[len(w.path)-1]
	d := doubt{side: w.side, span: s, part: last.part, common: last.common}
	for i := range w.path {
		if s.Start <= w.path[i].keyEnd {
			d.open = []string{w.path[i].holder}
			break
		}
	}
	if last.node.Kind() != syntax.Stray { // what a stray belongs to cannot be told
		d.only = len(d.open) > 0 && d.open[0] == "" && strings.Count(d.part, "/") == 1
	}
	return d
}

// to makes the path lead to an offset.
func (w *doubtWalk) to(offset int) {
	n := len(w.path)
	for n > 1 && (offset < w.path[n-1].node.Start() || offset >= w.path[n-1].end) {
		n--
	}
	w.path = w.path[:n]
	for {
		last := &w.path[len(w.path)-1]
		if last.node.Kind() == syntax.Stray {
			return
		}
		next := last.node.ChildAt(offset)
		if next.IsZero() {
			return
		}
		w.path = append(w.path, last.down(next))
	}
}

// down returns the step to a node right below one.
func (at *doubtStep) down(n syntax.Node) doubtStep {
	next := doubtStep{node: n, end: n.Outer().End, part: at.part, common: at.common, keyEnd: -1}
	switch n.Kind() {
	case syntax.Item:
		_, upTo, _ := at.node.UpTo(n.Start())
		next.part += "/" + strconv.Itoa(upTo-1)
	case syntax.Pair:
		key := syntax.PairNode{Node: n}.Key()
		next.keyEnd, next.holder = key.Outer().End, at.part
		next.part += "/" + escaped(key.Scalar().Text)
		if at.part == at.common {
			next.common = next.part
		}
	}
	return next
}

// widened returns the doubt about the whole part of the manifest that is judged together: the modules
// of one type, a property of "permissions" or "app", or else a section.
func (d doubt) widened() doubt {
	d.only = false
	steps := strings.Split(d.part, "/")[1:]
	d.open = append(d.open, "")
	depth := 1
	if len(steps) > 1 {
		switch steps[0] {
		case "modules", "permissions", "app":
			depth = 2
			d.open = append(d.open, "/"+steps[0])
		}
	}
	if len(steps) > depth {
		d.part = "/" + strings.Join(steps[:depth], "/")
	}
	d.common = d.part
	return d
}
