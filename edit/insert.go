package edit

import (
	"slices"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
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
	var last syntax.PairNode
	for pair := range m.Pairs() {
		last = pair
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
	return []text.Edit{{Span: text.At(w.lineEnd(last.Node)), New: w.Style.Newline + Spaces(column) + w.Style.Block(fields, column)}}
}

// lineEnd is the end of the line on which a node ends: what is inserted there leaves a
// comment behind the node alone.
func (w *Writer) lineEnd(n syntax.Node) int {
	buf := w.File.Buffer()
	return buf.Line(buf.LineAt(n.Span().End)).End
}

// Item is a new item of a list: a map, or a scalar, rendered in block and in flow style.
type Item struct {
	Block, Flow string
	Fields      []Field
}

// Items adds items to the list at a path of properties from the top of the file. What is
// not there of the way is made. There is no change where something else than maps and a list
// is in the way.
func (w *Writer) Items(path []string, items ...Item) []text.Edit {
	in := w.File.Tree().Root()
	for i, name := range path {
		if in.Kind() != syntax.Mapping {
			return nil
		}
		pair, ok := w.File.Value(in).Pair(name)
		if !ok {
			return w.list(in, path[i:], items)
		}
		in = pair.Value()
	}
	if in.Kind() != syntax.Sequence {
		return nil
	}
	var last syntax.ItemNode
	for item := range in.Items() {
		last = item
	}
	switch {
	case in.IsFlow() && last.IsZero():
		return []text.Edit{{Span: text.At(in.Span().Start + 1), New: flowItems(items)}}
	case in.IsFlow():
		return []text.Edit{{Span: text.At(last.Span().End), New: ", " + flowItems(items)}}
	case last.Dash().Len() == 0:
		return nil
	}
	lines := w.lines(items, Column(w.File.Buffer(), last.Dash().Start))
	return []text.Edit{{Span: text.At(w.lineEnd(last.Node)), New: lines}}
}

// list adds a list to a map, below new maps with all but the last of some names.
func (w *Writer) list(m syntax.Node, names []string, items []Item) []text.Edit {
	f := Field{Key: names[len(names)-1]}
	if m.IsFlow() {
		f.Value = "[" + flowItems(items) + "]"
	}
	for _, name := range slices.Backward(names[:len(names)-1]) {
		f = Field{Key: name, Fields: []Field{f}}
	}
	edits := w.Fields(m, f)
	if m.IsFlow() || len(edits) == 0 {
		return edits
	}
	for pair := range m.Pairs() {
		column := Column(w.File.Buffer(), pair.Span().Start) + (len(names)-1)*w.Style.Step + w.Style.Dash
		edits[0].New += w.lines(items, column)
		break
	}
	return edits
}

// lines writes items as lines below another, their dashes at a column.
func (w *Writer) lines(items []Item, column int) string {
	var b strings.Builder
	for _, item := range items {
		b.WriteString(w.Style.Newline + Spaces(column))
		if item.Fields != nil {
			b.WriteString(w.Style.Item(item.Fields, column))
		} else {
			b.WriteString("- " + item.Block)
		}
	}
	return b.String()
}

func flowItems(items []Item) string {
	var all []string
	for _, item := range items {
		if item.Fields != nil {
			all = append(all, "{"+Flow(item.Fields)+"}")
		} else {
			all = append(all, item.Flow)
		}
	}
	return strings.Join(all, ", ")
}
