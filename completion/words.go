package completion

import "forge-manifest-ls/internal/text"

// Word is a word that may be written at a place, and what it means.
type Word struct {
	Label, Detail string
	Document      string // Markdown
	// Likely says that it is likelier than the others: it comes first.
	Likely bool
}

// Words returns the items that write one of some words over the word at a byte offset.
func Words(word text.Span, offset int, words []Word) List {
	l := &list{}
	for _, likely := range []bool{true, false} {
		for _, w := range words {
			if w.Likely != likely {
				continue
			}
			l.items = append(l.items, Item{
				Label: w.Label, Kind: Value, Detail: w.Detail, Preselect: likely && len(l.items) == 0,
				Edit:     text.Edit{Span: word, New: w.Label},
				Insert:   text.Span{Start: word.Start, End: max(offset, word.Start)},
				document: func() string { return w.Document },
			})
		}
	}
	return l.finish()
}
