package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// declareAll makes the changes that declare what an item names and the manifest lacks, and that
// ask for scopes. They are never on the line of the cursor: editors indent what an item writes
// there as they like. column is where what the item writes begins. What there is no place for is
// left to the author.
func (c *cursor) declareAll(lacks []example.Declaration, scopes []string, column int) (edits []text.Edit) {
	if len(scopes) > 0 {
		edits = c.askForScopes(c.file.Scopes().Node, scopes)
	}
	for _, d := range joinedByList(lacks) {
		edits = append(edits, c.declare(d.path, d.items, column)...)
	}
	return joinedByPlace(edits)
}

// newItems are the items that a list gets.
type newItems struct {
	path  []string
	items []yamledit.Item
}

// joinedByList joins the declarations in the same list.
func joinedByList(lacks []example.Declaration) []newItems {
	var all []newItems
	for _, d := range lacks {
		item := yamledit.Item{Fields: d.Fields}
		at := slices.IndexFunc(all, func(one newItems) bool { return slices.Equal(one.path, d.Path) })
		if at < 0 {
			all = append(all, newItems{d.Path, []yamledit.Item{item}})
			continue
		}
		all[at].items = append(all[at].items, item)
	}
	return all
}

// joinedByPlace joins the changes at the same place, what is indented most first: the rest ends
// what is around it.
func joinedByPlace(edits []text.Edit) []text.Edit {
	var all []text.Edit
	slices.SortStableFunc(edits, func(a, b text.Edit) int { return indentOf(b.New) - indentOf(a.New) })
	for _, e := range edits {
		at := slices.IndexFunc(all, func(old text.Edit) bool { return old.Span == e.Span })
		if at < 0 {
			all = append(all, e)
			continue
		}
		all[at].New += e.New
	}
	return all
}

// declare adds items to a list, or makes the list.
func (c *cursor) declare(path []string, items []yamledit.Item, column int) []text.Edit {
	edits := c.writer.Items(path, items...)
	if len(edits) > 0 && c.isElsewhere(edits, column) {
		return edits
	}
	fields := make([][]yamledit.Field, len(items))
	for i, item := range items {
		fields[i] = item.Fields
	}
	list := yamledit.Field{Key: path[len(path)-1], Items: fields}
	if len(path) == 1 {
		return c.newSection(list)
	}
	return c.newModules(list)
}

// newSection writes a section in front of the one that the cursor is in, unless it is there.
func (c *cursor) newSection(list yamledit.Field) []text.Edit {
	if pair, ok := c.file.Value(c.file.Tree().Root()).LastPair(list.Key); ok {
		return c.inFront(pair.Value(), list.Items)
	}
	return c.beforeSection(list, nil)
}

// newModules writes a list of modules in front of the others, unless it is there.
func (c *cursor) newModules(list yamledit.Field) []text.Edit {
	section, ok := c.file.Section("modules")
	if !ok {
		return nil
	}
	modules := c.file.Value(section.Pair.Value())
	if pair, ok := modules.LastPair(list.Key); ok {
		return c.inFront(pair.Value(), list.Items)
	}
	if edits := c.writer.FieldsInFront(modules.Content(), list); len(edits) > 0 && c.isElsewhere(edits, 0) {
		return edits
	}
	buf, style := c.file.Buffer(), c.writer.Style
	colon := section.Pair.Colon()
	line := buf.Line(buf.LineAt(section.Pair.Span().Start))
	if colon.Len() == 0 || strings.TrimSpace(buf.Slice(text.Span{Start: colon.End, End: line.End})) != "" || line.End >= c.line().Start {
		return nil
	}
	column := yamledit.Column(buf, section.Pair.Span().Start) + style.Step
	for pair := range modules.Content().Pairs() {
		column = yamledit.Column(buf, pair.Outer().Start)
		break
	}
	return []text.Edit{{Span: text.At(line.End), New: style.Newline + yamledit.Spaces(column) + style.Block([]yamledit.Field{list}, column)}}
}

// inFront writes items in front of the first of a list.
func (c *cursor) inFront(list syntax.Node, items [][]yamledit.Field) []text.Edit {
	if list.Kind() != syntax.Sequence || list.IsFlow() {
		return nil
	}
	for first := range list.Items() {
		at := first.Dash().Start
		if first.Dash().Len() == 0 {
			return nil
		}
		column := yamledit.Column(c.file.Buffer(), at)
		var b strings.Builder
		for _, fields := range items {
			b.WriteString(c.writer.Style.Item(fields, column) + c.writer.Style.Newline + yamledit.Spaces(column))
		}
		if edits := []text.Edit{{Span: text.At(at), New: b.String()}}; c.isElsewhere(edits, 0) {
			return edits
		}
		return nil
	}
	return nil
}

// isElsewhere reports whether changes are made on other lines than that of the cursor, and do not
// come between it and what it belongs to: lines may be added right above it that are indented as
// much as what is written there, which begins at a column.
func (c *cursor) isElsewhere(edits []text.Edit, column int) bool {
	return !slices.ContainsFunc(edits, func(e text.Edit) bool {
		isAbove := e.Span.End < c.line().Start && indentOf(e.New) >= column
		return c.touches([]text.Edit{e}) && !isAbove
	})
}

// inLine is the indentation of what is written into a line.
const inLine = 1 << 20

// indentOf is the indentation of the first line that a change writes.
func indentOf(written string) int {
	lines := strings.TrimPrefix(strings.TrimPrefix(written, "\r"), "\n")
	if lines == written {
		return inLine
	}
	return len(lines) - len(strings.TrimLeft(lines, " "))
}
