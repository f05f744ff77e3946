package state

import (
	"errors"

	"forge-manifest-ls/internal/text"
)

// ContentChange replaces a range or, without one, the whole text.
type ContentChange struct {
	Range *WireRange `json:"range"`
	Text  *string    `json:"text"`
}

// SinceWhole leaves out the changes before the last new text.
func SinceWhole(changes []ContentChange) []ContentChange {
	for i := len(changes) - 1; i > 0; i-- {
		if changes[i].Range == nil {
			return changes[i:]
		}
	}
	return changes
}

// Apply makes one change and returns it as an edit of the text before. Ranges are clamped to the text.
func (d *Document) Apply(change ContentChange, enc text.Encoding) (text.Edit, error) {
	if change.Text == nil {
		return text.Edit{}, errors.New("a change lacks its text")
	}
	if change.Range == nil {
		edit := Difference(d.Buf.String(), *change.Text)
		var err error
		d.Content, err = d.Edit(edit)
		d.Lost = d.Lost && err != nil
		return edit, err
	}
	span, err := change.Range.ToSpan(d.Buf, enc)
	if err != nil || d.Lost {
		return text.Edit{}, err
	}
	edit := text.Edit{Span: span, New: *change.Text}
	d.Content, err = d.Edit(edit)
	return edit, err
}
