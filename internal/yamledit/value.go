package yamledit

import (
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// SetValue puts a value on the line of a key that has none or another one.
func (w *Writer) SetValue(pair syntax.PairNode, value string) []text.Edit {
	return w.replaceValue(pair, " "+value)
}

// SetFields makes a map of properties the value of a pair of m, in the place of the one that
// it has: below the key, or in braces in a flow mapping.
func (w *Writer) SetFields(m syntax.Node, pair syntax.PairNode, fields ...Field) []text.Edit {
	if m.IsFlow() {
		return w.SetValue(pair, "{"+Flow(fields)+"}")
	}
	column := Column(w.File.Buffer(), pair.Span().Start) + w.Style.Step
	lines := w.Style.Newline + Spaces(column) + w.Style.Block(fields, column)
	if pair.Value().Kind() == syntax.Empty { // what stands behind the colon, such as a comment, is the key's
		return []text.Edit{{Span: text.At(w.LineEnd(pair.Node)), New: lines}}
	}
	return w.replaceValue(pair, lines)
}

// ReplacePair writes properties in the place of a pair of m.
func (w *Writer) ReplacePair(m syntax.Node, pair syntax.PairNode, fields ...Field) []text.Edit {
	written := Flow(fields)
	if !m.IsFlow() {
		written = w.Style.Block(fields, Column(w.File.Buffer(), pair.Span().Start))
	}
	return []text.Edit{{Span: pair.Span(), New: written}}
}

// replaceValue replaces what stands behind the colon of a pair. An anchor or a tag without a value is
// what belongs to the new one.
func (w *Writer) replaceValue(pair syntax.PairNode, by string) []text.Edit {
	span := text.At(pair.Colon().End)
	switch value := pair.Value(); {
	case value.Kind() != syntax.Empty:
		span.End = value.Outer().End
	case value.Outer().Len() > 0:
		span = text.At(value.Outer().End)
	}
	return []text.Edit{{Span: span, New: by}}
}
