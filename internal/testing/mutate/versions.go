package mutate

import (
	"iter"
	"math/rand/v2"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Versions yields a file after each of some random edits, most of which are taken back by the next one.
func Versions(r *rand.Rand, f *manifest.File, edits int) iter.Seq[*manifest.File] {
	return func(yield func(*manifest.File) bool) {
		for range edits {
			e := Disturb(r, f.Buffer())
			back := text.Edit{Span: text.Span{Start: e.Span.Start, End: e.Span.Start + len(e.New)}, New: f.Buffer().Slice(e.Span)}
			for _, e := range []text.Edit{e, back}[:2-r.IntN(4)/3] {
				next, err := f.Edit(e)
				if err != nil {
					panic(err) // it is an edit of this very text
				}
				f = next
				if !yield(f) {
					return
				}
			}
		}
	}
}
