package yamledit

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Item is a new item of a list: a map, or a scalar, rendered in block and in flow style.
type Item struct {
	Block, Flow string
	Fields      []Field
}

// Scalar is an item that is a string.
func Scalar(s string) Item { return Item{Block: Quoted(s), Flow: Quoted(s)} }

// Items adds items to the list at a path of properties from the top of the file. What is
// not there of the way is made, or is empty; maps go below the key of an empty "[]". There is
// no change where something else than maps and a list is in the way.
func (w *Writer) Items(path []string, items ...Item) []text.Edit {
	in := w.File.Tree().Root()
	for i, name := range path {
		if in.Kind() != syntax.Mapping {
			return nil
		}
		pair, ok := w.File.Value(in).LastPair(name)
		if !ok {
			return w.list(in, path[i:], items)
		}
		if !in.IsFlow() && w.isBlank(pair) && (items[0].Fields != nil || !pair.Value().IsFlow()) {
			return w.below(pair, path[i+1:], items)
		}
		in = pair.Value()
	}
	if in.Kind() != syntax.Sequence {
		return nil
	}
	return w.append(in, items)
}

// Append adds items to the end of the list that is the value of a pair. There is no change
// for another value.
func (w *Writer) Append(pair syntax.PairNode, items ...Item) []text.Edit {
	if pair.Value().Kind() != syntax.Sequence {
		return nil
	}
	return w.append(pair.Value(), items)
}

// Entry adds a map to the end of the list that is the value of a pair, and makes the value a
// list when it is empty. There is no change for another value, nor for an anchor or a tag without a
// value: who wrote it may have meant something else.
func (w *Writer) Entry(pair syntax.PairNode, fields ...Field) []text.Edit {
	item := Item{Fields: fields}
	if pair.Value().Kind() == syntax.Empty {
		if !w.isBlank(pair) {
			return nil
		}
		return w.below(pair, nil, []Item{item})
	}
	return w.Append(pair, item)
}

// append adds items to the end of a list.
func (w *Writer) append(list syntax.Node, items []Item) []text.Edit {
	last := syntax.ItemNode{Node: list.Last()}
	if last.Kind() != syntax.Item {
		last = syntax.ItemNode{}
		for item := range list.Items() {
			last = item
		}
	}
	switch {
	case list.IsFlow() && last.IsZero():
		return []text.Edit{{Span: text.At(list.Span().Start + 1), New: flowItems(items)}}
	case list.IsFlow():
		return []text.Edit{{Span: text.At(last.Span().End), New: ", " + flowItems(items)}}
	case last.Dash().Len() == 0:
		return nil
	}
	lines := w.lines(items, Column(w.File.Buffer(), last.Dash().Start))
	return []text.Edit{{Span: text.At(w.LineEnd(last.Node)), New: lines}}
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
