package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// addScopes asks for scopes in the form that the file uses: a list or a map, which is made
// when there is none.
func (p *pass) addScopes(names []string) []text.Edit {
	if in := p.file.Scopes().Node; in.Kind() == syntax.Mapping {
		var fields []field
		for _, name := range names {
			fields = append(fields, field{key: name, value: "{}"})
		}
		return p.insertFields(in, syntax.PairNode{}, fields...)
	}
	items := make([]listItem, len(names))
	for i, name := range names {
		items[i] = listItem{quoted(name), quoted(name)}
	}
	return p.addToList([]string{"permissions", "scopes"}, items...)
}

// listItem is a new item of a list, in block and in flow style.
type listItem struct{ block, flow string }

// addToList adds items to the list at a path from the top of the file. What is not there of
// the way is made. It returns nothing where something else than maps and a list is in the
// way.
func (p *pass) addToList(path []string, items ...listItem) []text.Edit {
	in := p.tree.Root()
	for i, name := range path {
		if in.Kind() != syntax.Mapping {
			return nil
		}
		pair, ok := p.file.Value(in).Pair(name)
		if !ok {
			return p.insertList(in, path[i:], items)
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
	}
	lines := p.itemLines(items, column(p.buf, last.Dash().Start))
	return []text.Edit{{Span: text.At(p.lineEnd(last.Node)), New: lines}}
}

// insertList adds a list to a map, below new maps with all but the last of some names.
func (p *pass) insertList(m syntax.Node, names []string, items []listItem) []text.Edit {
	f := field{key: names[len(names)-1]}
	if m.IsFlow() {
		f.value = "[" + flowItems(items) + "]"
	}
	for _, name := range slices.Backward(names[:len(names)-1]) {
		f = field{key: name, fields: []field{f}}
	}
	edits := p.insertFields(m, syntax.PairNode{}, f)
	if m.IsFlow() || len(edits) == 0 {
		return edits
	}
	for pair := range m.Pairs() {
		col := column(p.buf, pair.Span().Start) + (len(names)-1)*p.style().step + p.style().dash
		edits[0].New += p.itemLines(items, col)
		break
	}
	return edits
}

// itemLines writes items as lines below another, their dashes at column col.
func (p *pass) itemLines(items []listItem, col int) string {
	var b strings.Builder
	for _, item := range items {
		b.WriteString(p.style().newline + spaces(col) + "- " + item.block)
	}
	return b.String()
}

func flowItems(items []listItem) string {
	var all []string
	for _, item := range items {
		all = append(all, item.flow)
	}
	return strings.Join(all, ", ")
}
