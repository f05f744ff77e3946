package navigation

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// tornText tells where a mistake in the text may hide what was meant.
type tornText struct {
	file     *manifest.File
	mistakes map[text.Span]bool // whether there is one in a part of the text that was asked for
}

// has reports whether a byte offset is on a line with a mistake, in stray text, in a flow collection with a mistake, or in a scalar of several
// lines with one. What comments and block scalars hold is what was meant.
func (t *tornText) has(offset int) bool {
	tree, buf := t.file.Tree(), t.file.Buffer()
	if t.file.ContextAt(offset).Role == manifest.RoleComment {
		return false
	}
	line, path := buf.Line(buf.LineAt(offset)), tree.Stream().PathTo(offset)
	if len(path) > 0 {
		switch n := path[len(path)-1]; {
		case n.Kind() == syntax.Literal, n.Kind() == syntax.Folded:
			return false
		case n.Kind().IsScalar() && buf.LineAt(n.Span().Start) != buf.LineAt(n.Span().End) && t.isBroken(n.Span()):
			return true
		}
	}
	for _, n := range path {
		switch {
		case n.Kind() == syntax.Stray:
			return true
		case n.IsFlow(): // the outermost one has the mistakes of those in it
			return t.isBroken(n.Span()) || t.isBroken(line)
		}
	}
	return t.isBroken(line)
}

// isBroken reports whether there is a mistake in a span.
func (t *tornText) isBroken(span text.Span) bool {
	is, known := t.mistakes[span]
	if !known {
		is = len(t.file.ErrorsIn(span)) > 0
		t.mistakes[span] = is
	}
	return is
}
