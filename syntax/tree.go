package syntax

import (
	"iter"
	"slices"
	"sync"

	"forge-manifest-ls/text"
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
	return func(yield func(text.Span) bool) { comments(t.root, 0, yield) }
}

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

// Errors returns what is wrong with the text, in the order of the spans. They are worked
// out once, and the slice belongs to the tree.
func (t *Tree) Errors() []Error { return t.errors() }

func (t *Tree) findErrors() []Error {
	w := &errorWalk{src: t.src}
	w.collect(t.root, 0, false)
	w.documents(t)
	slices.SortStableFunc(w.errors, func(a, b Error) int { return a.Span.Start - b.Span.Start })
	return joinConflicts(w.errors, t.src)
}

// errorWalk collects the errors of a tree.
type errorWalk struct {
	src     string
	errors  []Error
	anchors map[string]bool
	handles map[string]bool
}

// collect adds the errors that the parser found below c. Behind an open bracket
// all is guesswork but that the nesting is too deep.
func (w *errorWalk) collect(c child, at int, open bool) {
	if c.node == nil || c.node.marks&hasErrors == 0 {
		return
	}
	guess := open
	for _, e := range c.node.errs {
		open = open || e.kind == UnclosedFlow
		if guess && e.kind != NestingTooDeep {
			continue
		}
		found := Error{Kind: e.kind, Span: text.Span{Start: at + int(e.start), End: at + int(e.end)}}
		if e.relEnd > e.relStart {
			found.Related = text.Span{Start: at + int(e.relStart), End: at + int(e.relEnd)}
		}
		w.errors = append(w.errors, found)
	}
	for _, k := range c.node.kids {
		w.collect(k, at, open)
		at += int(k.width)
	}
}

// documents adds the errors that need to know a whole document or stream.
func (w *errorWalk) documents(t *Tree) {
	at, count := 0, 0
	for _, c := range t.root.node.kids {
		if c.kind == Document {
			w.anchors, w.handles = map[string]bool{}, map[string]bool{"!": true, "!!": true}
			w.names(c, at)
			if count++; count == 2 {
				w.second(c, at)
			}
		}
		at += int(c.width)
	}
}

// second reports the second document, at its marker if it has one.
func (w *errorWalk) second(c child, at int) {
	span := text.Span{Start: at, End: min(at+1, len(w.src))}
	for _, k := range c.node.kids {
		if k.kind == documentStart {
			span = text.Span{Start: at, End: at + 3}
		}
		at += int(k.width)
	}
	w.errors = append(w.errors, Error{Kind: SecondDocument, Span: span})
}

// names checks aliases against the anchors before them, and the handles of tags
// against the directives.
func (w *errorWalk) names(c child, at int) {
	span := text.Span{Start: at, End: at + int(c.width)}
	name := w.src[span.Start:span.End]
	switch {
	case c.kind == anchor:
		w.anchors[name[1:]] = true
	case c.kind == Alias && !w.anchors[name[1:]]:
		w.errors = append(w.errors, Error{Kind: UnresolvedAlias, Span: span})
	case c.kind == tag && !w.handles[tagHandle(name)]:
		w.errors = append(w.errors, Error{Kind: InvalidTag, Span: span})
	case c.kind == directive:
		if handle, _, ok := tagDirective(name); ok {
			w.handles[handle] = true
		}
	case c.node != nil && (c.kind == Document || c.node.marks&(hasAnchor|hasAlias|hasTag) != 0):
		for _, k := range c.node.kids {
			w.names(k, at)
			at += int(k.width)
		}
	}
}

// joinConflicts makes one error of the markers of each conflict, and leaves out the
// duplicate keys that its two sides make.
func joinConflicts(errors []Error, src string) []Error {
	out := errors[:0]
	open, from, to := -1, -1, -1
	for _, e := range errors {
		switch {
		case e.Kind == DuplicateKey && e.Related.Start >= from && from >= 0 && (e.Span.Start < to || open >= 0):
			continue
		case e.Kind != ConflictMarker:
		case open >= 0:
			out[open].Related = e.Span
			if to = e.Span.End; src[e.Span.Start] == '>' {
				open = -1
			}
			continue
		default:
			open, from, to = len(out), e.Span.Start, e.Span.End
		}
		out = append(out, e)
	}
	return out
}
