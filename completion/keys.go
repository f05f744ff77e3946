package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// keys completes the name of a property of a map; column is where the key stands.
func (p *place) keys(at manifest.Declared, column int) {
	path := p.ctx.Path
	switch {
	case len(path) == 0:
		p.sections(column)
		return
	case len(path) == 1 && path[0].Key == "modules":
		p.moduleTypes(column)
		return
	case isPath(path, "permissions", "scopes"):
		if p.ctx.Role == manifest.RoleKey {
			p.scopeKeys()
		}
		return
	}
	p.properties(at, column)
	if at.Conditions {
		p.operators(column)
	}
}

// properties offers the properties of a map.
func (p *place) properties(at manifest.Declared, column int) {
	for _, c := range p.candidates(at) {
		p.addKey(c, at.Schemas, column)
	}
}

func isPath(p manifest.Path, keys ...string) bool {
	return slices.EqualFunc(p, keys, func(s manifest.Step, key string) bool { return s.Index < 0 && s.Key == key })
}

// addKey adds the item of a property.
func (p *place) addKey(c candidate, of []*schema.Schema, column int) {
	item := Item{Label: c.name, Kind: Property, Deprecated: c.deprecated, Detail: describe(c)}
	path := p.ctx.Path
	item.document = func() string {
		return description.Property(p.file.Catalogue(), description.In(description.Names(path, c.name), of, c.schemas))
	}
	if len(c.schemas) == 0 {
		p.writeKey(item, &shape{}, column)
		return
	}
	s := shapesOf(p.file.Catalogue()).of(c.name, c.schemas[0], false)
	if c.name == "key" && s.typ == schema.String && p.isEntry() {
		marked := *s
		marked.key = true
		s = &marked
	}
	p.writeKey(item, s, column)
}

// isEntry reports whether the map at the cursor is an entry of a list that declares names.
func (p *place) isEntry() bool {
	path := p.ctx.Path
	return p.ctx.Section != "" && (len(path) == entryDepth(path) && path[len(path)-1].Index >= 0 || p.ctx.Entry != nil && p.ctx.Entry.Bare)
}

// entryDepth is how many steps lead to an entry.
func entryDepth(p manifest.Path) int {
	if len(p) > 0 && p[0].Key == "modules" {
		return 3
	}
	return 2
}

// writeKey adds an item that writes a key with what its value looks like.
func (p *place) writeKey(item Item, s *shape, column int) {
	name := p.quoted(item.Label)
	if p.keepsValue() {
		if p.ctx.Quote == 0 && !p.ctx.Colon {
			name += ":"
		}
		p.add(item, name)
		return
	}
	r := p.rendering(p.entryType())
	written := r.text(name+":") + r.afterKey(s, column, p.ctx.Flow)
	item.Continue = item.Continue || strings.HasSuffix(written, ": ")
	p.addRendered(item, written, r)
}

// keepsValue reports whether a key at the cursor has a value, or a colon, that stays.
func (p *place) keepsValue() bool {
	isOver := p.ctx.Role == manifest.RoleKey && !p.ctx.Pair.IsZero()
	return p.ctx.Quote != 0 || isOver && (p.ctx.Colon || p.ctx.Pair.Value().Span().Len() > 0)
}

// afterKey is what comes behind the colon: nothing but a space where a scalar is to be
// written that may be anything.
func (r *rendering) afterKey(s *shape, column int, flow bool) string {
	switch {
	case s.typ == schema.Map && !flow, s.typ == schema.List && !flow:
		return r.block(s, column)
	case s.typ == schema.Map, s.typ == schema.List:
		return " " + r.flow(s)
	case s.fixed, s.key:
		return " " + r.scalar(s)
	}
	return " "
}

var snippetTexts = strings.NewReplacer(`\\`, `\`, `\$`, `$`, `\}`, `}`)

func unescaped(s string) string { return snippetTexts.Replace(s) }

// entryType is the module type, or the section, of the entry at the cursor.
func (p *place) entryType() string {
	if p.section != "" {
		return p.section
	}
	if p.ctx.Type != "" {
		return p.ctx.Type
	}
	return p.ctx.Section
}

// quoted is a name in the quotes that the cursor stands in, or in those that it needs.
func (p *place) quoted(name string) string {
	switch p.ctx.Quote {
	case '\'':
		return strings.ReplaceAll(name, "'", "''")
	case '"':
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)
	}
	return edit.Quoted(name)
}

// describe says what a property holds, in a few words.
func describe(c candidate) string {
	var words []string
	if c.required {
		words = append(words, "required")
	}
	if types := typesOf(c.schemas); types != "" {
		words = append(words, types)
	}
	return strings.Join(words, " ")
}

// typesOf names the types that schemas allow.
func typesOf(schemas []*schema.Schema) string {
	var types schema.Types
	for _, part := range schema.PartsOf(schemas, nil) {
		types |= part.Types
	}
	if types == 0 {
		return ""
	}
	return types.String()
}

// operators offers what combines display conditions.
func (p *place) operators(column int) {
	for _, name := range []string{"and", "or", "not"} {
		if !slices.Contains(p.ctx.Keys, name) {
			p.writeKey(Item{Label: name, Kind: Property, Detail: "map of conditions"}, &shape{typ: schema.Map}, column)
		}
	}
}
