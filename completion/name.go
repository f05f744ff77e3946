package completion

import (
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
	if c.Role != manifest.RoleValue || !c.Spaceless || c.Node.Kind() != syntax.Empty && !c.Node.IsZero() || last < 1 {
		return
	}
	key := c.Pair.Key()
	if c.Pair.IsZero() || key.Kind() != syntax.Plain || c.Offset != c.Pair.Colon().End {
		return
	}
	switch outer := c.Path[:last]; {
	case isPath(outer, "permissions", "scopes"):
		c.Role = manifest.RoleKey
		c.Path = outer
	case c.Path[last-1].Index >= 0 && len(c.Keys) == 0 && p.isNamed(outer[:last-1], c.Path[last].Key):
		c.Role, c.Dash, c.Pair = manifest.RoleItem, p.hasDash(outer[:last-1], key), syntax.PairNode{}
		c.Path = outer
	default:
		return
	}
	c.Span = text.Span{Start: key.Span().Start, End: c.Offset}
	c.Node, c.Spaceless, c.Colon = key, false, false
}

// isNamed reports whether a path leads to a list with names of scopes or events, of which a
// key may be half of one. It keeps what such a name must be: the map that is there instead
// tells against it.
func (p *place) isNamed(path manifest.Path, key string) bool {
	for _, list := range schema.PartsOf(p.file.DeclaredAt(&p.ctx, path).Schemas, nil) {
		if list.Items == nil {
			continue
		}
		for _, part := range list.Items.Parts(nil) {
			if part.Property(key) != nil {
				p.named = nil
				return false
			}
			if part.Refers == schema.ToScope || part.Refers == schema.ToEvent {
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
