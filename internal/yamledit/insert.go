package yamledit

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Writer makes changes of a file.
type Writer struct {
	File  *manifest.File
	Style Style
}

// NewWriter returns a writer in the style of a file.
func NewWriter(f *manifest.File) *Writer { return &Writer{f, StyleOf(f.Tree())} }

// Fields adds properties at the end of a mapping. There is no change for a block mapping
// without properties.
func (w *Writer) Fields(m syntax.Node, fields ...Field) []text.Edit {
	return w.FieldsBehind(m, syntax.PairNode{}, fields...)
}

// FieldsBehind adds properties behind one of a mapping, or at its end when after is no node.
// There is no change for a block mapping without properties.
func (w *Writer) FieldsBehind(m syntax.Node, after syntax.PairNode, fields ...Field) []text.Edit {
	last := after
	if last.IsZero() {
		for pair := range m.Pairs() {
			last = pair
		}
	}
	switch {
	case m.IsFlow() && last.IsZero():
		return []text.Edit{{Span: text.At(m.Span().Start + 1), New: Flow(fields)}}
	case m.IsFlow():
		return []text.Edit{{Span: text.At(last.Span().End), New: ", " + Flow(fields)}}
	case last.IsZero():
		return nil
	}
	column := Column(w.File.Buffer(), last.Span().Start)
	return []text.Edit{{Span: text.At(w.LineEnd(last.Node)), New: w.Style.Newline + Spaces(column) + w.Style.Block(fields, column)}}
}

// FieldsInFront adds properties in front of the first of a mapping.
func (w *Writer) FieldsInFront(m syntax.Node, fields ...Field) []text.Edit {
	for pair := range m.Pairs() {
		at := pair.Outer().Start
		if m.IsFlow() {
			return []text.Edit{{Span: text.At(at), New: Flow(fields) + ", "}}
		}
		column := Column(w.File.Buffer(), at)
		return []text.Edit{{Span: text.At(at), New: w.Style.Block(fields, column) + w.Style.Newline + Spaces(column)}}
	}
	return w.Fields(m, fields...)
}

// LineEnd is the end of the line on which a node ends: what is inserted there leaves a
// comment behind the node alone.
func (w *Writer) LineEnd(n syntax.Node) int {
	buf := w.File.Buffer()
	return buf.Line(buf.LineAt(n.Span().End)).End
}
