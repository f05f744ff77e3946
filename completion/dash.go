package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
)

// itemOfKeyAbove completes, where a key may stand, the first item of the list that the key
// above lacks: in files whose dashes are not indented more than the key of their list.
func (p *place) itemOfKeyAbove() {
	if p.ctx.Flow || p.ctx.Colon || p.ctx.Quote != 0 || p.writer.Style.Dash != 0 || strings.Contains(p.blanks(), "\t") {
		return
	}
	above := p.pairAbove()
	if above.Value().Kind() != syntax.Empty || above.Colon().Len() == 0 {
		return
	}
	p.ctx.Path = append(p.ctx.Path[:len(p.ctx.Path):len(p.ctx.Path)], manifest.Step{Key: above.KeyText(), Index: -1})
	switch path := p.ctx.Path; {
	case len(path) == 1:
		p.ctx.Section = path[0].Key
	case len(path) == 2 && path[0].Key == "modules":
		p.ctx.Section, p.ctx.Type = "modules", path[1].Key
	}
	p.at = p.file.DeclaredAt(&p.ctx, p.ctx.Path)
	if !p.isList() {
		return
	}
	keys := p.items
	p.firstItem(edit.Column(p.file.Buffer(), above.Outer().Start))
	for i := range p.items[len(keys):] {
		item := &p.items[len(keys)+i]
		if item.Kind == Property && slices.ContainsFunc(keys, func(key Item) bool { return key.Label == item.Label }) {
			item.Label, item.Filter = "- "+item.Label, item.Label
		}
	}
}

// pairAbove is the last pair before the cursor of the map that a key is to be in.
func (p *place) pairAbove() syntax.PairNode {
	var above syntax.PairNode
	for pair := range p.file.DeclaredAt(&p.ctx, p.ctx.Path).Node.Pairs() {
		if pair == p.ctx.Pair || pair.Outer().Start >= p.ctx.Offset {
			break
		}
		above = pair
	}
	return above
}

// isBeforeDash reports whether the word at the cursor stands where a dash belongs: in the line
// over the list that it is to be in. YAML takes the line and the list for one text.
func (p *place) isBeforeDash() bool {
	buf := p.file.Buffer()
	line := buf.LineAt(p.ctx.Offset)
	if p.ctx.Node.Kind() != syntax.Plain || buf.LineAt(p.ctx.Node.Span().Start) != line {
		return false
	}
	if line+1 >= buf.Lines() {
		return false
	}
	next := buf.Slice(buf.Line(line + 1))
	words := strings.TrimLeft(next, " ")
	return strings.HasPrefix(words+" ", "- ") && len(next)-len(words) == p.column()
}

// itemBeforeDash completes a word over a list, where what YAML takes it for is a key. It is
// false where it may well be one, whose list stands below it.
func (p *place) itemBeforeDash() bool {
	c := &p.ctx
	path, last := c.Path, len(c.Path)-1
	switch {
	case last < 0 || path[last].Index >= 0 && p.hasDash(path[:last], c.Node):
		return false
	case path[last].Index < 0:
		entry := c.Entry // the whole list, in a module without dashes
		c.Entry = nil
		if p.at = p.file.DeclaredAt(c, path); !p.isList() {
			c.Entry = entry
			return false
		}
		path = p.firstPath()
	}
	c.Path = path
	c.Role, c.Dash, c.Colon, c.Pair, c.Keys, c.Entry = manifest.RoleItem, false, false, syntax.PairNode{}, nil, nil
	p.at = p.file.DeclaredAt(c, path)
	p.newItem(p.at, p.column())
	return true
}
