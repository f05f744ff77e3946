package syntax

import (
	"iter"
	"sync"

	"forge-manifest-ls/internal/text"
)

// Limits. A text beyond them is answered with one clear error.
const (
	MaxSize = 16 << 20 // bytes
	// MaxDepth counts nested collections. Forge's parser gives up somewhere between 900 and
	// 1,900, as its stack allows, and never reaches this: less would make false errors.
	MaxDepth = 2000
)

// Tree is an immutable parse of one text.
type Tree struct {
	buf    *text.Buffer
	src    string
	pages  pages
	root   child
	errors func() []Error
}

func newTree(buf *text.Buffer, src string, root child) *Tree {
	t := &Tree{buf: buf, src: src, pages: newPages(src), root: root}
	t.errors = sync.OnceValue(t.findErrors)
	return t
}

// Buffer returns the text that was parsed.
func (t *Tree) Buffer() *text.Buffer { return t.buf }

// Stream returns the node of the whole text; its children are the documents.
func (t *Tree) Stream() Node { return t.nodeAt(t.root, 0) }

// Root returns the content of the first document: of kind Empty where there is
// none.
func (t *Tree) Root() Node {
	for d := range t.Stream().Children() {
		if n := d.content(); !n.IsZero() {
			return n
		}
	}
	return t.nodeAt(child{nil, 0, Empty}, len(t.src))
}

// content returns the content of a document.
func (n Node) content() Node {
	for c := range n.Children() {
		return c
	}
	return Node{}
}

// Comments yields the spans of all comments, "#" included, line end excluded.
func (t *Tree) Comments() iter.Seq[text.Span] {
	return t.Stream().Comments()
}

// comments yields the spans of the comments in a child that begins at an offset.
func comments(c child, at int, yield func(text.Span) bool) bool {
	if c.kind == comment {
		return yield(text.Span{Start: at, End: at + int(c.width)})
	}
	if c.node != nil {
		for _, k := range c.node.kids {
			if !comments(k, at, yield) {
				return false
			}
			at += int(k.width)
		}
	}
	return true
}

// nodeAt makes the node of a child at an offset and looks through its properties.
func (t *Tree) nodeAt(c child, at int) Node {
	n := Node{t, c, at, at}
	for n.c.kind == props {
		body, at := n.c.node.body()
		n.c, n.start = body, n.start+at
	}
	return n
}
