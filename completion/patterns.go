package completion

import (
	"slices"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

const (
	scriptType = "jira:dashboardBackgroundScript"
	gadgetType = "jira:dashboardGadget"
)

// pattern is a way to write a module with everything that it needs.
type pattern struct {
	typ, title string
	path       string // of its resource, when that is not declared yet
	native     bool
	remote     bool // what it calls is on a server of the author's
	gadget     bool // with a gadget beside it
}

var patterns = []pattern{
	{typ: scriptType, title: "Custom UI with a resolver", path: "static/main"},
	{typ: scriptType, title: "UI Kit", path: "src/frontend/index.jsx", native: true},
	{typ: scriptType, title: "Forge remote", path: "static/main", remote: true},
	{typ: scriptType, title: "script and gadget", path: "static/main", gadget: true},
}

// modulePatterns offers whole modules.
func (p *place) modulePatterns(column int) {
	if p.ctx.Flow || p.keepsValue() {
		return
	}
	for _, one := range patterns {
		if slices.Contains(p.ctx.Keys, one.typ) || one.gadget && slices.Contains(p.ctx.Keys, gadgetType) {
			continue
		}
		r := p.rendering(one.typ)
		needs := p.needs(one, true, column)
		r.declared = needs.names
		list := func(typ string, item *shape) string {
			r.typ = typ
			return r.text(typ+":") + r.block(&shape{typ: schema.List, item: item}, column)
		}
		written := list(one.typ, one.script())
		if one.gadget {
			written += r.text(p.writer.Style.Newline+edit.Spaces(column)) + list(gadgetType, one.gadgetShape())
		}
		if len(needs.lists) > 0 {
			written += r.text(p.writer.Style.Newline + edit.Spaces(column) + p.writer.Style.Block(needs.lists, column))
		}
		p.addPattern(one, written, needs, r)
	}
}

// patterns offers whole entries of a list.
func (p *place) patterns(column int) {
	if p.ctx.Section != "modules" || len(p.ctx.Path) != 3 {
		return
	}
	for _, one := range patterns {
		if one.typ != p.ctx.Type || one.gadget {
			continue
		}
		r := p.rendering(one.typ)
		needs := p.needs(one, false, column)
		r.declared = needs.names
		p.addPattern(one, r.blockFields(one.script().fields, column), needs, r)
	}
}

func (p *place) addPattern(one pattern, written string, needs *declarations, r *rendering) {
	item := Item{
		Label: one.typ + ": " + one.title, Kind: Snippet, Detail: "with what it needs",
		Filter: one.typ + " " + one.title, Deprecated: true,
	}
	if p.lead != "" || p.ctx.Role == manifest.RoleItem {
		item.Label, item.Filter = one.title, one.title
	}
	item.Also = needs.also
	p.addRendered(item, written+r.text(needs.tail), r)
}

// script is what the entry of a background script looks like.
func (one pattern) script() *shape {
	call := shapeField{"function", &shape{typ: schema.String, text: "resolver", refers: schema.ToFunction}}
	if one.remote {
		call = shapeField{"endpoint", &shape{typ: schema.String, text: "remote-endpoint", refers: schema.ToEndpoint}}
	}
	s := &shape{typ: schema.Map, fields: []shapeField{
		{"key", &shape{typ: schema.String, key: true}},
		{"resource", &shape{typ: schema.String, text: "main", refers: schema.ToResource}},
	}}
	if one.native {
		s.fields = append(s.fields, shapeField{"render", &shape{typ: schema.String, text: "native", fixed: true}})
	}
	s.fields = append(s.fields, shapeField{"resolver", &shape{typ: schema.Map, fields: []shapeField{call}}})
	return s
}

// gadgetShape is what the gadget beside it looks like.
func (one pattern) gadgetShape() *shape {
	word := func(s string) *shape { return &shape{typ: schema.String, text: s} }
	s := one.script()
	s.fields = slices.Insert(s.fields, 1,
		shapeField{"title", word("Gadget")}, shapeField{"description", word("Shows the shared data")},
		shapeField{"thumbnail", word("https://example.com/icon.svg")})
	return s
}
