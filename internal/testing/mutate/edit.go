package mutate

import (
	"math/rand/v2"
	"slices"
	"strings"

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

// Disturb returns a random edit: anything, or what changes the meaning of text that stays as it is.
func Disturb(random *rand.Rand, b *text.Buffer) text.Edit {
	pick := func(all ...string) string { return all[random.IntN(len(all))] }
	line := b.Line(random.IntN(b.Lines()))
	switch random.IntN(5) {
	case 0:
		return Edit(random, b)
	case 1:
		return text.Edit{Span: text.At(line.End), New: pick(" x", ": y", " # c", ` "a" b`, "]", "\n---")}
	case 2:
		top := b.Line(0)
		return text.Edit{Span: text.At(top.Start), New: pick("environment: {variables: [X]}\n", "environment: {variables: [{key: X, default: d}]}\n", "? ", "a: b: ", "%\n", "- ")}
	case 3:
		if _, value, ok := strings.Cut(b.Slice(line), ": "); ok {
			return text.Edit{Span: text.At(line.End - len(value)), New: pick("${X}", "&a ", "*a ", "x", `"`)}
		}
	}
	if key := strings.IndexFunc(b.Slice(line), func(r rune) bool { return r != ' ' && r != '-' }); key >= 0 {
		return text.Edit{Span: text.At(line.Start + key), New: pick("${X}", `"`, "x", "---\n", "modules:\n")}
	}
	return text.Edit{Span: text.At(line.End), New: "x: y"}
}
