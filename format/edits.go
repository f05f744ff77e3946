package format

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Edits returns the edits that lay out a text, in its order. They all count in the text as it
// is.
func Edits(f *manifest.File) []text.Edit {
	return EditsIn(f, text.Span{Start: 0, End: f.Buffer().Len()})
}

// EditsIn returns the edits that lay out the lines that a span touches. Properties and entries
// that lie only partly in these lines keep their columns.
func EditsIn(f *manifest.File, span text.Span) []text.Edit {
	if f.Buffer().Encoding() != "" { // its blanks and line ends are wider than one byte
		return nil
	}
	edits := untried(f.Tree(), f.EntryNodes(), span)
	if len(edits) == 0 || keepsMeaning(f.Tree(), edits) {
		return edits
	}
	return nil
}

// untried returns the edits that should lay out the lines of a span.
func untried(tree *syntax.Tree, entries manifest.EntryNodes, span text.Span) []text.Edit {
	l := newLayout(tree, entries, span)
	for document := range tree.Stream().Children() {
		for content := range document.Children() {
			l.root(content)
		}
	}
	l.comments()
	return l.edits()
}

// keepsMeaning reports whether a text with edits made has the same value, the same anchors and the same
// mistakes. What lies in front of the first edit and behind the last one is not parsed anew.
func keepsMeaning(tree *syntax.Tree, edits []text.Edit) bool {
	before := tree.Buffer().String()
	after := apply(before, edits)
	changed := text.Span{Start: edits[0].Span.Start, End: edits[len(edits)-1].Span.End}
	behind := len(before) - changed.End
	next := tree.Edit(text.New(after), text.Edit{Span: changed, New: after[changed.Start : len(after)-behind]})
	sameKind := func(a, b syntax.Error) bool { return a.Kind == b.Kind }
	return slices.EqualFunc(tree.Errors(), next.Errors(), sameKind) && (&comparison{}).same(tree.Stream(), next.Stream())
}

// apply makes edits that all count in a text and stand in its order.
func apply(src string, edits []text.Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(src[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.WriteString(src[at:])
	return b.String()
}

// comparison compares two trees by what they stand for.
type comparison struct {
	nodes []syntax.Node // those of one tree that are to be compared yet, the innermost last
}

// same reports whether two nodes stand for the same.
func (c *comparison) same(a, b syntax.Node) bool {
	switch {
	case a.Kind() != b.Kind():
		return false
	case hasProperties(a) != hasProperties(b) || hasProperties(a) && (a.Anchor() != b.Anchor() || a.Tag() != b.Tag()):
		return false
	case a.Kind().IsScalar():
		return sameScalar(a, b)
	case a.Kind() == syntax.Alias:
		return a.Text() == b.Text()
	case a.ID() == b.ID():
		return true
	}
	return c.sameChildren(a, b)
}

// hasProperties reports whether an anchor or a tag stands in front of a node.
func hasProperties(n syntax.Node) bool { return n.Outer().Start < n.Span().Start }

// sameScalar reports whether two scalars stand for the same: they do where they are written alike on one
// line; of several lines the indentation counts for nothing.
func sameScalar(a, b syntax.Node) bool {
	if source := a.Text(); source == b.Text() && !strings.ContainsAny(source, "\r\n") {
		return true
	}
	x, y := a.Scalar(), b.Scalar()
	return x.Type == y.Type && x.Text == y.Text
}

// sameChildren reports whether all that is right below two nodes stands for the same.
func (c *comparison) sameChildren(a, b syntax.Node) bool {
	first := len(c.nodes)
	for n := range a.Children() {
		c.nodes = append(c.nodes, n)
	}
	next, last, same := first, len(c.nodes), true
	for n := range b.Children() {
		if same = next < last && c.same(c.nodes[next], n); !same {
			break
		}
		next++
	}
	c.nodes = c.nodes[:first]
	return same && next == last
}
