package navigation

import (
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// cursor is a byte offset of a file, and what is known of it.
type cursor struct {
	file   *manifest.File
	around *files.View
	offset int
	ctx    manifest.Context
}

// newCursor returns the cursor at a byte offset, clamped to the text.
func newCursor(f *manifest.File, offset int, around *files.View) *cursor {
	return &cursor{file: f, around: around, offset: offset, ctx: f.ContextAt(offset)}
}

// anchor finds the anchor or alias that the cursor is on.
func (c *cursor) anchor() (Places, bool) {
	if c.ctx.Role == manifest.RoleComment || c.ctx.Block {
		return Places{}, false
	}
	a, ok := c.file.AnchorAt(c.offset)
	if !ok {
		return Places{}, false
	}
	p := Places{Kind: AnchorName, Name: a.Name, Origin: a.Span, Definitions: []Place{{Span: a.Span, Whole: a.Node.Outer()}}}
	for _, alias := range a.Aliases {
		p.Uses = append(p.Uses, here(alias))
		if alias.Start-1 <= c.offset && c.offset <= alias.End {
			p.Origin = alias
		}
	}
	return p, true
}

// variable finds the variable that the cursor is in, as "${NAME}".
func (c *cursor) variable() (Places, bool) {
	s := c.ctx.Substitution
	if s.Len() <= len("${}") || c.file.Buffer().String()[s.End-1] != '}' {
		return Places{}, false
	}
	s.Start, s.End = s.Start+len("${"), s.End-len("}")
	p := variablePlaces(c.file, c.file.Buffer().Slice(s))
	p.Origin = s
	return p, true
}

// declaredVariable finds the variable that the cursor is on where it is declared.
func (c *cursor) declaredVariable() (Places, bool) {
	path := c.ctx.Path
	if len(path) < 3 || path[0].Key != "environment" || path[1].Key != "variables" || !c.isWord() {
		return Places{}, false
	}
	name := c.ctx.Node.Scalar().Text
	for _, at := range c.file.VariableDeclarations(name) {
		if at.Contains(c.offset) {
			p := variablePlaces(c.file, name)
			p.Origin = at
			return p, true
		}
	}
	return Places{}, false
}

// variablePlaces are those of a variable, without the one at a cursor.
func variablePlaces(f *manifest.File, name string) Places {
	p := Places{Kind: VariableName, Name: name}
	for _, at := range f.VariableDeclarations(name) {
		p.Definitions = append(p.Definitions, here(at))
	}
	for _, at := range f.VariableUses(name) {
		p.Uses = append(p.Uses, here(at))
	}
	return p
}

// storage finds the entity of the app's storage, or the attribute of one, that the cursor is on.
func (c *cursor) storage() (Places, bool) {
	if len(c.ctx.Path) == 0 || c.ctx.Path[0].Key != "app" {
		return Places{}, false
	}
	for entity := range c.file.Entities() {
		if !entity.Span.Contains(c.offset) {
			continue
		}
		if entity.Name.Text != "" && entity.Name.Span.Contains(c.offset) {
			return entityPlaces(c.file, entity.Name), true
		}
		for _, list := range [][]manifest.Name{entity.Attributes, entity.Uses} {
			for _, name := range list {
				if name.Span.Contains(c.offset) {
					return attributePlaces(entity, name), true
				}
			}
		}
	}
	return Places{}, false
}

// entityPlaces are those of an entity whose name is at the cursor: more than one where entities share
// a name, which is a mistake.
func entityPlaces(f *manifest.File, at manifest.Name) Places {
	p := Places{Kind: EntityName, Name: at.Text, Origin: at.Span}
	for entity := range f.Entities() {
		if entity.Name.Text == at.Text {
			p.Definitions = append(p.Definitions, Place{Span: entity.Name.Span, Whole: entity.Span})
		}
	}
	return p
}

// attributePlaces are those of an attribute of an entity, one of which is at the cursor.
func attributePlaces(entity manifest.Entity, at manifest.Name) Places {
	p := Places{Kind: AttributeName, Name: at.Text, Origin: at.Span}
	for _, name := range entity.Attributes {
		if name.Text == at.Text {
			p.Definitions = append(p.Definitions, here(name.Span))
		}
	}
	for _, name := range entity.Uses {
		if name.Text == at.Text {
			p.Uses = append(p.Uses, here(name.Span))
		}
	}
	return p
}

// meant finds what a value means by its place: a handler, a path, the key of a text.
func (c *cursor) meant() (Places, bool) {
	if c.ctx.Role != manifest.RoleValue && c.ctx.Role != manifest.RoleItem || !c.isWord() {
		return Places{}, false
	}
	value := c.file.TextOf(c.ctx.Node)
	if value == "" {
		return Places{}, false
	}
	settled := c.ctx
	settled.Role, settled.Node = manifest.RoleNone, syntax.Node{}
	at := explain.Place{Names: explain.Names(c.ctx.Path), Schemas: c.file.DeclaredAt(&settled, c.ctx.Path).Schemas}
	switch at.Refers() {
	case schema.ToHandler:
		return c.handler(value)
	case schema.ToTranslation:
		p := translationPlaces(c.file, value, c.around)
		p.Origin = manifest.ContentSpan(c.ctx.Node)
		return p, true
	case schema.ToPath:
		return c.path(value)
	}
	return Places{}, false
}

// isWord reports whether the cursor is on a scalar that says something.
func (c *cursor) isWord() bool {
	kind := c.ctx.Node.Kind()
	return kind.IsScalar() && kind != syntax.Empty && c.ctx.Node.Span().Contains(c.ctx.Offset)
}
