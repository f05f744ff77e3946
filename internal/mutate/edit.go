package mutate

import (
	"math/rand/v2"

	"forge-manifest-ls/text"
)

// pieces are what random edits write, besides lines of the text.
var pieces = []string{
	"", "", "x", " ", "  ", "\n", "- ", ":", ": ", "\"", "'", "key: bg\n", "resource: dash\n", "      resolver:\n",
	"        function: main\n", "{", "}", "[", "]", "#", "&a ", "*a", "<<: ", "resources:\n", "  - key: dash\n", "\t", "null", "42", "${NAME}",
}

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
