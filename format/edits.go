package format

import (
	"hash/maphash"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Edits returns the edits that lay out a text, in its order. They all count in the text as it
// is.
func Edits(tree *syntax.Tree) []text.Edit {
	return EditsIn(tree, text.Span{Start: 0, End: tree.Buffer().Len()})
}

// EditsIn returns the edits that lay out the lines that a span touches. Properties and entries
// that lie only partly in these lines keep their columns.
func EditsIn(tree *syntax.Tree, span text.Span) []text.Edit {
	edits := untried(tree, span)
	if len(edits) == 0 || keepsMeaning(tree, edits) {
		return edits
	}
	return nil
}

// untried returns the edits that should lay out the lines of a span.
func untried(tree *syntax.Tree, span text.Span) []text.Edit {
	l := newLayout(tree, span)
	for document := range tree.Stream().Children() {
		for content := range document.Children() {
			l.root(content)
		}
	}
	l.comments()
	return l.edits()
}

// keepsMeaning reports whether a text with edits made has the same value and the same mistakes.
func keepsMeaning(tree *syntax.Tree, edits []text.Edit) bool {
	next := syntax.Parse(text.New(apply(tree.Buffer().String(), edits)))
	return meaningOf(tree) == meaningOf(next)
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

var seed = maphash.MakeSeed()

// meaningOf is a number for what a text stands for, its anchors and its mistakes: equal texts
// have equal numbers, and others practically never.
func meaningOf(tree *syntax.Tree) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	addMeaning(&h, tree.Stream())
	for _, e := range tree.Errors() {
		h.WriteByte(byte(e.Kind))
	}
	return h.Sum64()
}

func addMeaning(h *maphash.Hash, n syntax.Node) {
	if n.Kind() == syntax.Stray {
		h.WriteByte(byte(n.Kind()))
		return
	}
	h.WriteByte(byte(n.Kind()))
	h.WriteString(n.Anchor() + " " + n.Tag())
	if n.Kind().IsScalar() {
		s := n.Scalar()
		h.WriteByte(byte(s.Type))
		h.WriteString(strconv.Itoa(len(s.Text)))
		h.WriteString(s.Text)
		return
	}
	if n.Kind() == syntax.Alias {
		h.WriteString(n.Text())
	}
	for c := range n.Children() {
		addMeaning(h, c)
	}
	h.WriteByte(0xff)
}
