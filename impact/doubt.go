package impact

import (
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
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
	broken := map[int]bool{}
	for _, e := range m.File.Tree().Errors() {
		if broken[e.Span.Start] = true; len(out) < maxDoubts {
			out = append(out, doubtOf(m.File, e.Span, side).widened())
		}
	}
	for _, s := range m.Refused {
		if !broken[s.Start] && len(out) < maxDoubts {
			out = append(out, doubtOf(m.File, s, side))
		}
	}
	return out
}

// doubtOf says what a refused place, a span in byte offsets, makes doubtful.
func doubtOf(f *manifest.File, s text.Span, side Side) doubt {
	d, inCommon := doubt{side: side, span: s}, true
	var list syntax.Node
	for _, n := range f.Tree().Root().PathTo(s.Start) {
		switch n.Kind() {
		case syntax.Stray: // what it belongs to cannot be told
			return d
		case syntax.Sequence:
			list = n
		case syntax.Item:
			inCommon = false
			d.part += "/" + strconv.Itoa(indexOf(list, n))
		case syntax.Pair:
			pair := syntax.PairNode{Node: n}
			if s.Start <= pair.Key().Outer().End && d.open == nil {
				d.open = []string{d.part}
			}
			d.part += "/" + escaped(pair.KeyText())
		}
		if inCommon {
			d.common = d.part
		}
	}
	d.only = len(d.open) > 0 && d.open[0] == "" && strings.Count(d.part, "/") == 1
	return d
}

// indexOf is the index of an item in its list, from 0.
func indexOf(list, item syntax.Node) int {
	_, upTo, _ := list.UpTo(item.Start())
	return upTo - 1
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
