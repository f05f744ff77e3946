package mend

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
)

// ScalarIn is the scalar that stands where the diagnostic is.
func ScalarIn(p *analysis.Pass, t analysis.Target) syntax.Node {
	path := t.Path(t.Place)
	if len(path) == 0 {
		return syntax.Node{}
	}
	n := path[len(path)-1]
	if !n.Kind().IsScalar() || n.Kind() == syntax.Empty || n.Span().Start != t.Place {
		return syntax.Node{}
	}
	return n
}

// ScalarAt is the scalar that starts at or surrounds offset.
func ScalarAt(p *analysis.Pass, offset int) syntax.Node {
	path := p.Path(offset)
	if n := path[len(path)-1]; n.Kind().IsScalar() || n.Kind() == syntax.Alias {
		return n
	}
	return syntax.Node{}
}
