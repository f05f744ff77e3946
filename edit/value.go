package edit

import (
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// SetValue puts a value on the line of a key that has none or another one.
func (w *Writer) SetValue(pair syntax.PairNode, value string) []text.Edit {
	return w.replaceValue(pair, " "+value)
}

// SetBlock puts lines below a key, in the place of its value: those of [Style.Block] for the
// same column.
func (w *Writer) SetBlock(pair syntax.PairNode, lines string, column int) []text.Edit {
	return w.replaceValue(pair, w.Style.Newline+Spaces(column)+lines)
}

// replaceValue replaces what stands behind the colon of a pair.
func (w *Writer) replaceValue(pair syntax.PairNode, by string) []text.Edit {
	span := text.At(pair.Colon().End)
	if value := pair.Value(); value.Kind() != syntax.Empty {
		span.End = value.Outer().End
	}
	return []text.Edit{{Span: span, New: by}}
}
