package navigation

import (
	"iter"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// kept is what is kept of the entries of a file. A walk of its tree asks what is an entry, and takes over what
// is in it, which so is not looked for on each key. The zero value keeps nothing.
type kept[T any] struct {
	of      func(*manifest.Entry) T
	entries map[int][]*manifest.Entry // by the byte offsets at which the sequences that hold them begin
}

func keptOf[T any](of *manifest.PerEntry[T], f *manifest.File) kept[T] {
	out := map[int][]*manifest.Entry{}
	for _, l := range f.Lists() {
		if l.Node.Kind() == syntax.Sequence && text.Within(l.Pair.Outer(), l.Node.Span()) {
			out[l.Node.Span().Start] = l.Entries
		}
	}
	return kept[T]{of.Of, out}
}

// below yields the nodes right below one, each with the entry that it is: nil for what is none.
func (k kept[T]) below(n syntax.Node) iter.Seq2[syntax.Node, *manifest.Entry] {
	return func(yield func(syntax.Node, *manifest.Entry) bool) {
		var rest []*manifest.Entry
		if n.Kind() == syntax.Sequence {
			rest = k.entries[n.Span().Start]
		}
		for c := range n.Children() {
			var e *manifest.Entry
			if c.Kind() == syntax.Item && len(rest) > 0 {
				e, rest = rest[0], rest[1:]
			}
			if !yield(c, e) {
				return
			}
		}
	}
}
