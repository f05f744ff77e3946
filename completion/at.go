package completion

import (
	"forge-manifest-ls/completion/refused"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// At returns what can be written at a cursor of a file, the likeliest first; at is what
// [manifest.File.ContextAt] says of the cursor. It is empty where nothing can: in comments,
// in free text, behind a complete value.
func At(f *manifest.File, at *manifest.Context, opts Options) List {
	l := lister{newCursor(f, at, opts), planOf(nil, onLine), &list{}}
	if c, ok := l.typeBelowModules(); ok {
		l.to(c, aKey).moduleTypes()
		return l.finish()
	}
	switch l.ctx.Role {
	case manifest.RoleKey:
		if l.isBesideQuotes() || l.isBesideText() || l.isAtDash() && l.restOfItemAbove() {
			break
		}
		if !l.ctx.Flow && l.isBeforeDash() && l.itemBeforeDash() {
			break
		}
		l.contentOfKeyAbove()
		n := len(l.items)
		l.as(aKey).keys(l.at)
		l.dropRepeated(n)
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
	case l.keyBehindDash(), l.ctx.Block || l.isFollowed():
		return
	}
	switch n := l.ctx.Node; {
	case n.Outer().Start < n.Span().Start: // it has an anchor or a tag
		if n.Span().Start <= l.ctx.Offset && !l.ctx.Below && (l.ctx.Role == manifest.RoleValue || l.ctx.Dash) {
			l.scalars()
		}
	case l.ctx.Role == manifest.RoleItem && !l.ctx.Dash:
		l.newItemBelow()
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
		inner := l.ctx
		inner.Keys = nil // those of the map around, which may be the same as in this one
		l = l.to(l.moved(inner), belowKey)
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
	if path := l.ctx.Path; len(path) == 3 && refused.Item(l.file, l.ctx.Type, l.nodeAt(path[:2]), l.ctx.Node) {
		return
	}
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
