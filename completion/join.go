package completion

import (
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Names of scopes and events have colons. While one is typed it ends in a colon now and then,
// which makes a key of it.

// joined is the context of the cursor where a key without a value is the half of a name, in
// a place where such names are listed: the colon belongs to it. Elsewhere it is the
// context as it was. named is what such a name must be, where a schema says so: the map that is
// there instead tells against it.
func (c *cursor) joined() (out manifest.Context, named []*schema.Schema) {
	out = c.ctx
	last := len(out.Path) - 1
	if out.Role != manifest.RoleValue || !out.Spaceless || last < 1 || !c.isFreeBelow() {
		return out, nil
	}
	key := out.Pair.Key()
	if out.Pair.IsZero() || key.Kind() != syntax.Plain || out.Offset != out.Pair.Colon().End {
		return out, nil
	}
	outer := out.Path[:last]
	list, inItem := outer, outer[last-1].Index >= 0
	if inItem {
		list = outer[:last-1]
	}
	if len(out.Keys) == 0 && (inItem || !out.Flow) {
		named = c.namesIn(list, out.Path[last].Key)
	}
	switch {
	case named != nil && inItem:
		out.Role, out.Dash, out.Pair = manifest.RoleItem, c.hasDash(list, key), syntax.PairNode{}
		out.Path = outer
	case named != nil:
		c.joinBelow(&out, list)
	case isPath(outer, "permissions", "scopes"):
		out.Role = manifest.RoleKey
		out.Path = outer
	default:
		return c.ctx, nil
	}
	out.Comma = out.Comma || out.Flow && c.isBelowKey()
	out.Span = text.Span{Start: key.Span().Start, End: out.Offset}
	out.Node, out.Spaceless, out.Colon = key, false, false
	return out, named
}

// isFreeBelow reports whether the key at the cursor has no value, or none but a list whose
// dashes stand below it, or, in flow style, what stands on the next lines: members of the list
// that the name is to be in.
func (c *cursor) isFreeBelow() bool {
	n := c.ctx.Node
	isList := n.Kind() == syntax.Sequence && !n.IsFlow() && yamledit.Column(c.file.Buffer(), n.Span().Start) == c.ctx.Column
	return n.IsZero() || n.Kind() == syntax.Empty || isList || c.ctx.Flow && c.isBelowKey()
}

// isBelowKey reports whether the value of the key at the cursor is there, on another line.
func (c *cursor) isBelowKey() bool {
	buf, n := c.file.Buffer(), c.ctx.Node
	return !n.IsZero() && n.Kind() != syntax.Empty && buf.LineAt(n.Span().Start) > buf.LineAt(c.ctx.Offset)
}

// joinBelow makes, of the context of a half name that is the only key of what should be a
// list, that of something written below the key of the list.
func (c *cursor) joinBelow(out *manifest.Context, list manifest.Path) {
	out.Role, out.Below, out.Dash, out.Path, out.Pair = manifest.RoleValue, true, false, list, syntax.PairNode{}
	last := len(list) - 1
	if pair, ok := c.file.Value(c.file.NodeAt(out, list[:last])).LastPair(list[last].Key); ok {
		out.Pair, out.Column = pair, yamledit.Column(c.file.Buffer(), pair.Outer().Start)
	}
}

// namesIn is what the names must be that a list holds, of which a key may be the half of one;
// nil where the list holds no names, or maps with such a property.
func (c *cursor) namesIn(list manifest.Path, key string) []*schema.Schema {
	var named []*schema.Schema
	for _, part := range schema.PartsOf(c.declared(list).Schemas, nil) {
		if part.Items == nil {
			continue
		}
		for _, item := range part.Items.Parts(nil) {
			if example.Property([]*schema.Schema{item}, key) != nil {
				return nil
			}
			if item.Types != 0 && item.Types.Has(schema.String) {
				named = append(named, item)
			}
		}
	}
	return named
}

// hasDash reports whether a key is in an item of a list that has its dash, or needs none.
func (c *cursor) hasDash(list manifest.Path, key syntax.Node) bool {
	if c.ctx.Flow {
		return true
	}
	for item := range c.nodeAt(list).Items() {
		if span := item.Span(); item.Dash().Len() > 0 && span.Start <= key.Span().Start && key.Span().End <= span.End {
			return true
		}
	}
	return false
}
