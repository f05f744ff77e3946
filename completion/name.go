package completion

import (
	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// Names of scopes and events have colons. While one is typed it ends in a colon now and then,
// which makes a key of it.

// joinName takes a key without a value for the half of a name that it is, where such names
// are listed: the colon belongs to it.
func (p *place) joinName() {
	c := &p.ctx
	last := len(c.Path) - 1
	if c.Role != manifest.RoleValue || !c.Spaceless || last < 1 || !p.isFreeBelow() {
		return
	}
	key := c.Pair.Key()
	if c.Pair.IsZero() || key.Kind() != syntax.Plain || c.Offset != c.Pair.Colon().End {
		return
	}
	name := c.Path[last].Key
	switch outer := c.Path[:last]; {
	case outer[last-1].Index >= 0 && len(c.Keys) == 0 && p.isNamed(outer[:last-1], name):
		c.Role, c.Dash, c.Pair = manifest.RoleItem, p.hasDash(outer[:last-1], key), syntax.PairNode{}
		c.Path = outer
	case outer[last-1].Index < 0 && len(c.Keys) == 0 && !c.Flow && p.isNamed(outer, name):
		p.joinBelow(outer)
	case isPath(outer, "permissions", "scopes"):
		c.Role = manifest.RoleKey
		c.Path = outer
	default:
		return
	}
	c.Comma = c.Comma || c.Flow && p.isBelowKey()
	c.Span = text.Span{Start: key.Span().Start, End: c.Offset}
	c.Node, c.Spaceless, c.Colon = key, false, false
}

// isFreeBelow reports whether the key at the cursor has no value, or none but a list whose
// dashes stand below it, or, in flow style, what stands on the next lines: members of the list
// that the name is to be in.
func (p *place) isFreeBelow() bool {
	n := p.ctx.Node
	isList := n.Kind() == syntax.Sequence && !n.IsFlow() && edit.Column(p.file.Buffer(), n.Span().Start) == p.ctx.Column
	return n.IsZero() || n.Kind() == syntax.Empty || isList || p.ctx.Flow && p.isBelowKey()
}

// isBelowKey reports whether the value of the key at the cursor is there, on another line.
func (p *place) isBelowKey() bool {
	buf, n := p.file.Buffer(), p.ctx.Node
	return !n.IsZero() && n.Kind() != syntax.Empty && buf.LineAt(n.Span().Start) > buf.LineAt(p.ctx.Offset)
}

// joinBelow takes a half name, the only key of what should be a list, for what is written
// below the key of the list.
func (p *place) joinBelow(list manifest.Path) {
	c := &p.ctx
	c.Role, c.Below, c.Dash, c.Path, c.Pair = manifest.RoleValue, true, false, list, syntax.PairNode{}
	last := len(list) - 1
	if pair, ok := p.file.Value(p.file.DeclaredAt(c, list[:last]).Node).Pair(list[last].Key); ok {
		c.Pair, c.Column = pair, edit.Column(p.file.Buffer(), pair.Outer().Start)
	}
}

// isNamed reports whether a path leads to a list of names, of which a key may be half of one.
// It keeps what such a name must be: the map that is there instead tells against it.
func (p *place) isNamed(path manifest.Path, key string) bool {
	for _, list := range schema.PartsOf(p.file.DeclaredAt(&p.ctx, path).Schemas, nil) {
		if list.Items == nil {
			continue
		}
		for _, part := range list.Items.Parts(nil) {
			if property([]*schema.Schema{part}, key) != nil {
				p.named = nil
				return false
			}
			if part.Types != 0 && part.Types.Has(schema.String) {
				p.named = append(p.named, part)
			}
		}
	}
	return len(p.named) > 0
}

// hasDash reports whether a key is in an item of a list that has its dash, or needs none.
func (p *place) hasDash(list manifest.Path, key syntax.Node) bool {
	if p.ctx.Flow {
		return true
	}
	for item := range p.file.DeclaredAt(&p.ctx, list).Node.Items() {
		if span := item.Span(); item.Dash().Len() > 0 && span.Start <= key.Span().Start && key.Span().End <= span.End {
			return true
		}
	}
	return false
}
