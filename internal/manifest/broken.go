package manifest

import (
	"sort"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// maxErrors is how many mistakes inside one mapping are looked at before it is taken
// as beyond repair.
const maxErrors = 50

// errorsIn returns the mistakes in the text that start in a span, its end included.
func (f *File) errorsIn(s text.Span) []syntax.Error {
	all := f.errors()
	if len(all) == 0 {
		return nil
	}
	from := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= s.Start })
	to := from + sort.Search(len(all)-from, func(i int) bool { return all[from+i].Span.Start > s.End })
	return all[from:to]
}

// ErrorsIn returns the mistakes in the text that start in a span, its end included.
func (f *File) ErrorsIn(s text.Span) []syntax.Error { return f.errorsIn(s) }

// isHalfTyped reports whether a pair is a key that lacks its colon, or the space
// behind it.
func (f *File) isHalfTyped(p syntax.PairNode) bool {
	if len(f.errors()) == 0 {
		return false
	}
	for _, e := range f.errorsIn(p.Key().Outer()) {
		if e.Kind == syntax.MissingColon || e.Kind == syntax.MissingSpace {
			return p.Colon().Len() == 0
		}
	}
	return false
}

// isBroken reports whether a mistake in the text makes the content of a node
// doubtful. A collection is not broken by what is broken inside its members.
func (f *File) isBroken(n syntax.Node) bool {
	if len(f.errors()) == 0 {
		return false
	}
	span := n.Outer()
	isScalar := n.Kind() != syntax.Mapping && n.Kind() != syntax.Sequence
	if !isScalar {
		span.End = f.head(n)
	}
	for _, e := range f.errorsIn(span) {
		if isFatal(e.Kind) && (isScalar || e.Kind == syntax.NestedMapping || e.Span.Start <= n.Span().Start) {
			return true
		}
	}
	return isScalar && f.hasTail(span.End)
}

// head is where the first key of a block mapping ends: a second colon on the line of
// a key is reported there. For other collections it is the start.
func (f *File) head(n syntax.Node) int {
	if !n.IsFlow() {
		for p := range n.Pairs() {
			return p.Colon().End
		}
	}
	return n.Span().Start
}

// isFatal reports whether a mistake makes the node in which it lies doubtful.
func isFatal(k syntax.ErrorKind) bool {
	switch k {
	case syntax.DuplicateKey, syntax.MissingCommentSpace, syntax.MissingSpace, syntax.SecondDocument,
		syntax.MissingDash, syntax.BadIndentation, syntax.TabIndentation, syntax.ConflictMarker, syntax.MissingColon:
		return false
	}
	return true
}

// hasTail reports whether text that does not belong there follows a value on its line.
func (f *File) hasTail(end int) bool {
	all := f.errors()
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= end })
	if i == len(all) || all[i].Kind != syntax.UnexpectedText && all[i].Kind != syntax.NestedMapping {
		return false
	}
	return all[i].Span.Start <= f.buf.Line(f.buf.LineAt(end)).End
}

// isBrokenKey reports whether the name of a key cannot be told.
func (f *File) isBrokenKey(n syntax.Node) bool {
	for _, e := range f.errorsIn(n.Outer()) {
		switch e.Kind {
		case syntax.UnclosedQuote, syntax.InvalidEscape, syntax.MultilineKey, syntax.ReservedCharacter, syntax.UnexpectedText:
			if e.Span.Start < n.Span().End {
				return true
			}
		}
	}
	return false
}
