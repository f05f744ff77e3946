package syntax

import (
	"math"
	"slices"

	"forge-manifest-ls/internal/text"
)

// MaxErrors is how many mistakes in a text are told of.
const MaxErrors = 1000

// Errors returns what is wrong with the text, in the order of the spans: the first
// [MaxErrors] mistakes and, where there are more, a last one that says so. They are worked out
// once, and the slice belongs to the tree.
func (t *Tree) Errors() []Error { return t.errors() }

func (t *Tree) findErrors() []Error {
	w := &errorWalk{src: t.src, end: math.MaxInt}
	w.collect(t.root, 0, false)
	w.documents(t)
	return w.first()
}

// errorWalk collects the errors of a tree: the first [MaxErrors] of them.
type errorWalk struct {
	src     string
	errors  []Error
	end     int // errors that start there or later are too many
	anchors map[string]bool
	handles map[string]bool
}

// add keeps an error, unless there are too many before it.
func (w *errorWalk) add(e Error) {
	if e.Span.Start >= w.end {
		return
	}
	if w.errors = append(w.errors, e); len(w.errors) > 2*MaxErrors {
		w.cut()
	}
}

// cut leaves out all but the first errors, and one more, which shows that there are more.
func (w *errorWalk) cut() {
	slices.SortStableFunc(w.errors, func(a, b Error) int { return a.Span.Start - b.Span.Start })
	if len(w.errors) > MaxErrors {
		w.errors = w.errors[:MaxErrors+1]
		w.end = w.errors[MaxErrors].Span.Start
	}
}

// first returns the errors that are kept.
func (w *errorWalk) first() []Error {
	w.cut()
	errors, more := w.errors, text.Span{}
	if len(errors) > MaxErrors {
		more = errors[MaxErrors].Span
		errors = errors[:MaxErrors]
	}
	errors = joinConflicts(errors, w.src)
	if len(w.errors) > MaxErrors {
		errors = append(errors, Error{Kind: TooManyErrors, Span: more})
	}
	return errors
}

// collect adds the errors that the parser found below c. Behind an open bracket
// all is guesswork but that the nesting is too deep.
func (w *errorWalk) collect(c child, at int, open bool) {
	if c.node == nil || c.node.marks&hasErrors == 0 {
		return
	}
	guess := open
	for _, e := range c.node.errs() {
		open = open || e.kind == UnclosedFlow
		if guess && e.kind != NestingTooDeep {
			continue
		}
		found := Error{Kind: e.kind, Span: text.Span{Start: at + int(e.start), End: at + int(e.end)}}
		if e.relEnd > e.relStart {
			found.Related = text.Span{Start: at + int(e.relStart), End: at + int(e.relEnd)}
		}
		w.add(found)
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
	w.add(Error{Kind: SecondDocument, Span: span})
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
		w.add(Error{Kind: UnresolvedAlias, Span: span})
	case c.kind == tag && !w.handles[tagHandle(name)]:
		w.add(Error{Kind: InvalidTag, Span: span})
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
