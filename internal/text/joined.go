package text

import "strings"

// Joined returns the one edit of a buffer that does what several do which are made one after the
// other, from the end of the text to its start. It reports false where they are not in that order,
// touch each other's text, or lie outside of the buffer.
func (b *Buffer) Joined(edits []Edit) (Edit, bool) {
	limit := len(b.text)
	for _, e := range edits {
		if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > limit {
			return Edit{}, false
		}
		limit = e.Span.Start
	}
	if len(edits) == 0 {
		return Edit{}, false
	}
	var made strings.Builder
	at := limit
	for i := len(edits) - 1; i >= 0; i-- {
		made.WriteString(b.text[at:edits[i].Span.Start])
		made.WriteString(edits[i].New)
		at = edits[i].Span.End
	}
	return Edit{Span: Span{Start: limit, End: at}, New: made.String()}, true
}
