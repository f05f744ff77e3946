package yamledit

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// isBlank reports whether a pair of a block mapping holds nothing, so that lines can be
// written below its key: no value, null, or "[]".
func (w *Writer) isBlank(pair syntax.PairNode) bool {
	value := pair.Value()
	switch {
	case pair.Colon().Len() == 0 || value.Outer() != value.Span(): // with a tag or an anchor
		return false
	case value.IsFlow():
		return strings.ReplaceAll(value.Text(), " ", "") == "[]"
	case value.Kind() == syntax.Empty:
		return true
	}
	return value.Kind() == syntax.Plain && value.Scalar().Type == syntax.Null
}

// below writes a list below the key of a pair that holds nothing, under new maps with some
// names. What the value was goes; a comment behind it stays where it is.
func (w *Writer) below(pair syntax.PairNode, names []string, items []Item) []text.Edit {
	column := Column(w.File.Buffer(), pair.Span().Start)
	var b strings.Builder
	for _, name := range names {
		column += w.Style.Step
		b.WriteString(w.Style.Newline + Spaces(column) + Quoted(name) + ":")
	}
	b.WriteString(w.lines(items, column+w.Style.Dash))
	buf := w.File.Buffer()
	end := w.LineEnd(pair.Node)
	colon := pair.Colon().End
	comment := strings.TrimSpace(buf.Slice(text.Span{Start: max(colon, pair.Value().Span().End), End: end}))
	switch {
	case comment == "":
		return []text.Edit{{Span: text.Span{Start: colon, End: end}, New: b.String()}}
	case pair.Value().Kind() == syntax.Empty:
		return []text.Edit{{Span: text.At(end), New: b.String()}}
	}
	return []text.Edit{{Span: text.Span{Start: colon, End: end}, New: " " + comment + b.String()}}
}
