package manifest

import (
	"iter"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// EntryNodes tells a walk of a file's tree which of the nodes that it meets are entries, so that it can take
// over what [PerEntry] keeps of them. For the zero value none are.
type EntryNodes struct {
	entries map[int][]*Entry // by the byte offsets at which the sequences that hold them begin
}

// EntryNodes returns which nodes of the file's tree are entries. One in a list that an alias stands for is none.
func (f *File) EntryNodes() EntryNodes {
	out := map[int][]*Entry{}
	for _, l := range f.Lists() {
		if l.Node.Kind() == syntax.Sequence && text.Within(l.Pair.Outer(), l.Node.Span()) {
			out[l.Node.Span().Start] = l.Entries
		}
	}
	return EntryNodes{out}
}

// Below yields the nodes right below one, each with the entry that it is: nil for what is none.
func (all EntryNodes) Below(n syntax.Node) iter.Seq2[syntax.Node, *Entry] {
	return func(yield func(syntax.Node, *Entry) bool) {
		var rest []*Entry
		if n.Kind() == syntax.Sequence {
			rest = all.entries[n.Span().Start]
		}
		for c := range n.Children() {
			var e *Entry
			if c.Kind() == syntax.Item && len(rest) > 0 {
				e, rest = rest[0], rest[1:]
			}
			if !yield(c, e) {
				return
			}
		}
	}
}
