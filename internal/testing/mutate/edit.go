package mutate

import (
	"math/rand/v2"
	"slices"

	"forge-manifest-ls/internal/text"
)

// pieces are what random edits write, besides lines of the text.
var pieces = append(slices.Clone(marks),
	"", "", "42", "${NAME}", "<<: ", "key: bg\n", "resource: dash\n", "      resolver:\n", "        function: main\n", "resources:\n", "  - key: dash\n",
)

// Edit returns a random edit of a text: of a few characters as a rule, else of a line.
func Edit(r *rand.Rand, b *text.Buffer) text.Edit {
	at := r.IntN(b.Len() + 1)
	switch line := b.Line(r.IntN(b.Lines())); r.IntN(6) {
	case 0: // a line again, somewhere else
		return text.Edit{Span: text.At(b.Line(b.LineAt(at)).Start), New: b.Slice(line) + "\n"}
	case 1: // a line less
		return text.Edit{Span: text.Span{Start: line.Start, End: min(line.End+1, b.Len())}}
	}
	return text.Edit{Span: text.Span{Start: at, End: min(b.Len(), at+r.IntN(4)*r.IntN(8))}, New: pieces[r.IntN(len(pieces))]}
}
