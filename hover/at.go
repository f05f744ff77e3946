package hover

import (
	"strings"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// At says what stands at a byte offset of a file. It is false where there is nothing to say:
// in comments, between the words, in places that nobody knows.
func At(f *manifest.File, offset int, opts Options) (Hover, bool) {
	p := newPlace(f, offset, opts)
	h := p.hover()
	if h.Text == "" || !h.Span.Contains(p.ctx.Offset) {
		return Hover{}, false
	}
	h.Text += p.usedBy()
	return h, true
}

// place is the cursor, and what is known of it.
type place struct {
	file *manifest.File
	ctx  manifest.Context
	// settled is the same without the cursor: a complete text.
	settled manifest.Context
	opts    Options
}

func newPlace(f *manifest.File, offset int, opts Options) *place {
	p := &place{file: f, ctx: f.ContextAt(offset), opts: opts}
	p.settled = p.ctx
	p.settled.Role, p.settled.Node = manifest.RoleNone, syntax.Node{}
	return p
}

func (p *place) hover() Hover {
	switch {
	case p.ctx.Role == manifest.RoleComment || p.ctx.Role == manifest.RoleNone:
		return Hover{}
	case p.ctx.Substitution.Len() > 0:
		return p.variable()
	case p.ctx.Node.IsZero() || !p.isWord():
		return Hover{}
	case p.ctx.Role == manifest.RoleKey:
		return Hover{p.ctx.Node.Span(), p.key()}
	}
	return p.value()
}

// isWord reports whether the node at the cursor is one that there is something to say about.
func (p *place) isWord() bool {
	kind := p.ctx.Node.Kind()
	return (kind.IsScalar() && kind != syntax.Empty || kind == syntax.Alias) && p.ctx.Node.Span().Contains(p.ctx.Offset)
}

// variable describes the variable that the cursor is in; its span has the dollar and the
// braces.
func (p *place) variable() Hover {
	span := p.ctx.Substitution
	name := strings.TrimSuffix(p.file.Buffer().Slice(span)[len("${"):], "}")
	if name == "" {
		return Hover{}
	}
	return Hover{span, explain.Variable(p.file, name)}
}

// key describes the name of a property.
func (p *place) key() string {
	name := p.ctx.Node.Scalar().Text
	path := p.ctx.Path
	switch {
	case strings.TrimSpace(name) == "":
		return ""
	case len(path) == 1 && path[0].Key == "modules":
		return explain.Module(p.file.Catalogue(), name, p.example(name))
	case len(path) == 1 && path[0].Key == "connectModules":
		return explain.ConnectModule(p.file.Catalogue(), name)
	case len(path) == 2 && path[0].Key == "permissions" && path[1].Key == "scopes":
		return explain.Scope(p.file, name)
	}
	return p.property(path, name)
}

// example is an entry of a module type; "" where nobody makes one.
func (p *place) example(typ string) string {
	if p.opts.Example == nil {
		return ""
	}
	return p.opts.Example(p.file.Catalogue(), typ)
}

// property describes a property of the map that a path leads to.
func (p *place) property(path manifest.Path, name string) string {
	of := p.file.DeclaredAt(&p.settled, path)
	below := append(path[:len(path):len(path)], manifest.Step{Key: name, Index: -1})
	value := p.file.DeclaredAt(&p.settled, below)
	return explain.Property(p.file.Catalogue(), explain.In(explain.Names(path, name), of.Schemas, value.Schemas))
}
