package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Who presses Enter finds the cursor where the editor leaves it: at the column of the line above,
// as a rule, be that of a dash or of a key without a value. What is above and not finished comes
// first there, on the column where it belongs.

// isRightAbove reports whether nothing but blank lines is between an offset and the line of the
// cursor.
func (c *cursor) isRightAbove(end int) bool {
	start := c.line().Start
	return end < start && strings.TrimSpace(c.file.Buffer().Slice(text.Span{Start: end, End: start})) == ""
}

// contentOfKeyAbove offers what is to be written below the key above that has no value yet.
func (l lister) contentOfKeyAbove() {
	above := l.pairAbove()
	if l.ctx.Flow || l.ctx.Colon || l.ctx.Quote != 0 || above.Value().Kind() != syntax.Empty || above.Colon().Len() == 0 || !l.isRightAbove(above.Colon().End) || strings.Contains(l.blanks(), "\t") {
		return
	}
	ctx := l.ctx
	ctx.Path = below(ctx.Path, manifest.Step{Key: above.KeyText(), Index: -1})
	switch path := ctx.Path; {
	case len(path) == 1:
		ctx.Section = path[0].Key
	case len(path) == 2 && path[0].Key == "modules":
		ctx.Section, ctx.Type = "modules", path[1].Key
	}
	ctx.Role, ctx.Below, ctx.Keys, ctx.Pair, ctx.Node = manifest.RoleValue, true, nil, above, syntax.Node{}
	ctx.Column = yamledit.Column(l.file.Buffer(), above.Outer().Start)
	outer := l.moved(ctx)
	if outer.isList() {
		l.to(outer, onLine).firstItem(ctx.Column + l.writer.Style.Dash)
		return
	}
	if v := outer.example(); v != nil || len(ctx.Path) == 1 {
		under := l.to(outer, belowKey)
		under.keys(under.emptied())
	}
}

// restOfItemAbove offers the properties that the map above lacks, where a new item of its list may
// stand, too. It reports whether there are any.
func (l lister) restOfItemAbove() bool {
	last := len(l.ctx.Path) - 1
	list := l.nodeAt(l.ctx.Path[:last])
	at, item := -1, syntax.ItemNode{}
	for one := range list.Items() {
		if one.Span().Start >= l.ctx.Span.Start {
			break
		}
		at, item = at+1, one
	}
	m := item.Value()
	if at < 0 || m.Kind() != syntax.Mapping || m.IsFlow() || !l.isRightAbove(m.Span().End) {
		return false
	}
	ctx := l.ctx
	ctx.Role, ctx.Dash, ctx.Node, ctx.Pair = manifest.RoleKey, false, syntax.Node{}, syntax.PairNode{}
	ctx.Path = below(l.ctx.Path[:last], manifest.Step{Index: at})
	ctx.Keys = nil
	for pair := range m.Pairs() {
		if len(ctx.Keys) == 0 {
			ctx.Column = yamledit.Column(l.file.Buffer(), pair.Outer().Start)
		}
		ctx.Keys = append(ctx.Keys, pair.KeyText())
	}
	rest := l.moved(ctx)
	if !slices.ContainsFunc(rest.candidates(rest.at), func(c candidate) bool { return c.required && c.need < earlier }) {
		return false
	}
	l.to(rest, aKey).properties(rest.at)
	return true
}

// isAtDash reports whether a word that is taken for a key stands where the dashes of its list do:
// what is below it belongs to the item above.
func (c *cursor) isAtDash() bool {
	last := len(c.ctx.Path) - 1
	if c.ctx.Colon || c.ctx.Flow || c.ctx.Quote != 0 || last < 0 || c.ctx.Path[last].Index < 1 || c.ctx.Node.IsZero() {
		return false
	}
	for item := range c.nodeAt(c.ctx.Path[:last]).Items() {
		return item.Dash().Len() > 0 && yamledit.Column(c.file.Buffer(), item.Dash().Start) == c.wordColumn()
	}
	return false
}

// typeBelowModules is the cursor in a name such as "jira:issuePanel" that stands at the column of
// the key "modules", right below it: a module type, for which YAML has no word. It is false
// elsewhere.
func (c *cursor) typeBelowModules() (*cursor, bool) {
	ctx := c.ctx
	key, value := ctx.Pair.Key(), ctx.Pair.Value()
	isName := key.Kind() == syntax.Plain && (value.IsZero() || value.Kind() == syntax.Empty || value.Kind() == syntax.Plain && value.Span().Start == ctx.Pair.Colon().End)
	if ctx.Role != manifest.RoleValue || len(ctx.Path) != 1 || ctx.Pair.IsZero() || !isName || ctx.Quote != 0 || ctx.Flow {
		return nil, false
	}
	var above syntax.PairNode
	for pair := range c.file.Tree().Root().Pairs() {
		if pair == ctx.Pair {
			break
		}
		above = pair
	}
	if above.KeyText() != "modules" || above.Value().Kind() != syntax.Empty || !c.isRightAbove(above.Colon().End) {
		return nil, false
	}
	ctx.Role, ctx.Path, ctx.Keys, ctx.Section = manifest.RoleKey, manifest.Path{{Key: "modules", Index: -1}}, nil, "modules"
	ctx.Span = text.Span{Start: key.Span().Start, End: max(ctx.Offset, ctx.Span.End)}
	ctx.Column = yamledit.Column(c.file.Buffer(), above.Outer().Start) + c.writer.Style.Step
	ctx.Node, ctx.Pair, ctx.Colon, ctx.Spaceless, ctx.Below = syntax.Node{}, syntax.PairNode{}, false, false, false
	return c.moved(ctx), true
}

// newItemBelow completes a line of a list that has no dash yet, behind what the item above lacks.
func (l lister) newItemBelow() {
	isUnfinished := l.restOfItemAbove()
	n := len(l.items)
	l.as(anItem).newItem()
	if !isUnfinished {
		return
	}
	keys, added := l.items[:n], l.items[n:]
	for i := range added {
		item := &added[i]
		if item.Kind == Property && slices.ContainsFunc(keys, func(key Item) bool { return key.Label == item.Label }) {
			item.Label, item.Filter = "- "+item.Label, item.Label
		}
	}
}
