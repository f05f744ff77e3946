package analysis

import (
	"sort"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// brokenIn reports whether a mistake in the YAML touches a line of a span, or one
// of the next lines below it.
func (p *pass) brokenIn(s text.Span, below int) bool {
	if len(p.broken) == 0 {
		return false
	}
	first, last := p.buf.LineAt(s.Start), p.buf.LineAt(s.End)+below
	n := sort.Search(len(p.broken), func(i int) bool { return p.broken[i].first > last })
	return n > 0 && p.broken[n-1].reach >= first
}

// isFollowOn reports whether a finding is the consequence of a mistake in the YAML
// that is reported already.
func (p *pass) isFollowOn(f *finding, t target) bool {
	if len(p.broken) == 0 {
		return false
	}
	if f.absent != "" {
		for _, n := range t.path(t.place) {
			if n.Kind() == syntax.Mapping && n.Span().Start == t.place && p.file.Value(n).MayHave(f.absent) {
				return true
			}
		}
		return p.brokenIn(t.node.Outer(), 1)
	}
	return p.brokenIn(t.span, 0)
}

// isRepeated reports whether a pair has the name of one before it in its map.
func (p *pass) isRepeated(pair syntax.PairNode) bool {
	for _, e := range p.errors {
		if e.Kind == syntax.DuplicateKey && e.Span == pair.Key().Span() {
			return true
		}
	}
	return false
}

// isTornList reports whether the entries of a list may belong elsewhere, or are not all.
func (p *pass) isTornList(l *manifest.List) bool {
	return p.isRepeated(l.Pair) || p.brokenIn(ownerOf(l), 0)
}

// within reports whether a span lies in another.
func within(outer, inner text.Span) bool { return outer.Start <= inner.Start && inner.End <= outer.End }

// isFalsy reports whether a value is null, false, zero or the empty string.
func isFalsy(n syntax.Node) bool {
	if !n.Kind().IsScalar() {
		return false
	}
	switch s := n.Scalar(); s.Type {
	case syntax.Null:
		return true
	case syntax.Bool:
		return s.Text == "false" || s.Text == "False" || s.Text == "FALSE"
	case syntax.String:
		return s.Text == ""
	default:
		return s.Number == 0
	}
}

func isNull(n syntax.Node) bool {
	return n.Kind().IsScalar() && n.Scalar().Type == syntax.Null
}
