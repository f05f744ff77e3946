package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// At returns what can be written at a cursor of a file, the likeliest first; at is what
// [manifest.File.ContextAt] says of the cursor. It is empty where nothing can: in comments,
// in free text, behind a complete value.
func At(f *manifest.File, at *manifest.Context, opts Options) List {
	l := lister{newCursor(f, at, opts), planOf(nil, onLine), &list{}}
	switch l.ctx.Role {
	case manifest.RoleKey:
		if l.isBesideQuotes() || l.isBesideText() {
			break
		}
		if !l.ctx.Flow && l.isBeforeDash() && l.itemBeforeDash() {
			break
		}
		l.as(aKey).keys(l.at)
		l.itemOfKeyAbove()
	case manifest.RoleValue, manifest.RoleItem:
		l.inValue()
	}
	return l.finish()
}

// inValue completes a value or a member of a list, and what may become one.
func (l lister) inValue() {
	switch {
	case l.ctx.Variable.Start > 0:
		l.variables()
		return
	case l.ctx.Block || l.isFollowed():
		return
	}
	switch n := l.ctx.Node; {
	case n.Outer().Start < n.Span().Start: // it has an anchor or a tag
		if n.Span().Start <= l.ctx.Offset && !l.ctx.Below && (l.ctx.Role == manifest.RoleValue || l.ctx.Dash) {
			l.scalars()
		}
	case l.ctx.Role == manifest.RoleItem && !l.ctx.Dash:
		l.as(anItem).newItem()
	case l.ctx.Role == manifest.RoleItem:
		l.scalars()
		l.wholeItem()
	case l.ctx.Below:
		l.as(belowKey).below()
	default:
		l.scalars()
		l.collection()
	}
}

// below completes the line under a key without a value: the first property of a map, or the
// first item of a list.
func (l lister) below() {
	if l.ctx.Quote == 0 {
		l.keys(l.emptied())
		if len(l.items) == 0 || l.isList() {
			l.firstItem(l.start)
		}
	}
	if len(l.items) == 0 {
		l.scalars()
	}
}

// firstItem offers the first item of the list at the cursor, with its dash at a column.
func (l lister) firstItem(column int) {
	if first := l.cursor.firstItem(column); len(first.at.Schemas) > 0 {
		l.to(first, anItem).newItem()
	}
}

// newItem completes a line of a list that has no dash yet.
func (l lister) newItem() {
	if l.isScalar() {
		l.scalars()
	}
	l.entry()
	l.properties(l.emptied())
	if len(l.items) == 0 && l.ctx.Span.Len() == 0 { // what comes behind the dash is the author's to choose
		l.add(Item{Label: "- …", Kind: Snippet, Detail: "an item", Filter: "-", Continue: true}, "")
	}
}

// wholeItem completes an item of a list that may become a map: its first property, or all
// that it needs.
func (l lister) wholeItem() {
	switch {
	case l.ctx.Quote != 0:
	case l.ctx.Flow:
		l.flowItem()
	default:
		l = l.as(behindDash)
		l.entry()
		l.properties(l.emptied())
	}
}

// itemOfKeyAbove completes, where a key may stand, the first item of the list that the key
// above lacks: in files whose dashes are not indented more than the key of their list.
func (l lister) itemOfKeyAbove() {
	if l.ctx.Flow || l.ctx.Colon || l.ctx.Quote != 0 || l.writer.Style.Dash != 0 || strings.Contains(l.blanks(), "\t") {
		return
	}
	above := l.pairAbove()
	if above.Value().Kind() != syntax.Empty || above.Colon().Len() == 0 {
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
	outer := l.moved(ctx)
	if !outer.isList() {
		return
	}
	n := len(l.items)
	l.to(outer, onLine).firstItem(yamledit.Column(l.file.Buffer(), above.Outer().Start))
	keys, added := l.items[:n], l.items[n:]
	for i := range added {
		item := &added[i]
		if item.Kind == Property && slices.ContainsFunc(keys, func(key Item) bool { return key.Label == item.Label }) {
			item.Label, item.Filter = "- "+item.Label, item.Label
		}
	}
}

// itemBeforeDash completes a word over a list, where what YAML takes it for is a key. It is
// false where it may well be one, whose list stands below it.
func (l lister) itemBeforeDash() bool {
	ctx := l.ctx
	path, last := ctx.Path, len(ctx.Path)-1
	switch {
	case last < 0 || path[last].Index >= 0 && l.hasDash(path[:last], ctx.Node):
		return false
	case path[last].Index < 0:
		ctx.Entry = nil // the whole list, in a module without dashes
		if !l.moved(ctx).isList() {
			return false
		}
		ctx.Path = l.firstPath()
	}
	ctx.Role, ctx.Dash, ctx.Colon, ctx.Pair, ctx.Keys, ctx.Entry = manifest.RoleItem, false, false, syntax.PairNode{}, nil, nil
	ctx.Column = l.wordColumn()
	l.to(l.moved(ctx), anItem).newItem()
	return true
}
