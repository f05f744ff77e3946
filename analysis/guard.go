package analysis

import (
	"sort"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// BrokenIn reports whether a mistake in the YAML touches a line of a span, or one
// of the next lines below it.
func (p *Pass) BrokenIn(s text.Span, below int) bool {
	if len(p.Broken) == 0 {
		return false
	}
	first, last := p.Buf.LineAt(s.Start), p.Buf.LineAt(s.End)+below
	n := sort.Search(len(p.Broken), func(i int) bool { return p.Broken[i].First > last })
	return n > 0 && p.Broken[n-1].Reach >= first
}

// isFollowOn reports whether a finding is the consequence of a mistake in the YAML
// that is reported already.
func (p *Pass) isFollowOn(f *Finding, t Target) bool {
	if len(p.Broken) == 0 {
		return false
	}
	if f.Absent != "" {
		for _, n := range t.Path(t.Place) {
			if n.Kind() == syntax.Mapping && n.Span().Start == t.Place && p.File.Value(n).MayHave(f.Absent) {
				return true
			}
		}
		return p.BrokenIn(t.Node.Outer(), 1)
	}
	return p.BrokenIn(t.Span, 0)
}

// IsNull reports whether a node is null, written or left out.
func IsNull(n syntax.Node) bool {
	return n.Kind().IsScalar() && n.Scalar().Type == syntax.Null
}
