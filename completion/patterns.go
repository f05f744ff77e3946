package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
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
func (l lister) modulePatterns() {
	if l.ctx.Flow || l.keepsValue() {
		return
	}
	for _, one := range patterns {
		if slices.Contains(l.ctx.Keys, one.typ) || one.gadget && slices.Contains(l.ctx.Keys, gadgetType) {
			continue
		}
		r := l.rendering(one.typ)
		needs := l.needs(one, true)
		r.declared = needs.names
		list := func(typ string, item *example) string {
			r.typ = typ
			return r.text(typ+":") + r.block(&example{typ: schema.List, item: item}, l.key)
		}
		written := list(one.typ, one.script())
		if one.gadget {
			written += r.text(l.writer.Style.Newline+yamledit.Spaces(l.key)) + list(gadgetType, one.gadgetExample())
		}
		if len(needs.lists) > 0 {
			written += r.text(l.writer.Style.Newline + yamledit.Spaces(l.key) + l.writer.Style.Block(needs.lists, l.key))
		}
		l.addPattern(one, written, needs, r)
	}
}

// patterns offers whole entries of a list.
func (l lister) patterns() {
	if l.ctx.Section != "modules" || len(l.ctx.Path) != 3 {
		return
	}
	for _, one := range patterns {
		if one.typ != l.ctx.Type || one.gadget {
			continue
		}
		r := l.rendering(one.typ)
		needs := l.needs(one, false)
		r.declared = needs.names
		l.addPattern(one, r.blockFields(one.script().fields, l.key), needs, r)
	}
}

func (l lister) addPattern(one pattern, written string, needs *declarations, r *rendering) {
	item := Item{
		Label: one.typ + ": " + one.title, Kind: Snippet, Detail: "with what it needs",
		Filter: one.typ + " " + one.title, Deprecated: true,
	}
	if l.lead != "" || l.ctx.Role == manifest.RoleItem {
		item.Label, item.Filter = one.title, one.title
	}
	item.Also = needs.also
	l.addRendered(item, written+r.text(needs.tail), r)
}

// script is what the entry of a background script looks like.
func (one pattern) script() *example {
	call := exampleField{"function", &example{typ: schema.String, text: "resolver", refers: schema.ToFunction}}
	if one.remote {
		call = exampleField{"endpoint", &example{typ: schema.String, text: "remote-endpoint", refers: schema.ToEndpoint}}
	}
	s := &example{typ: schema.Map, fields: []exampleField{
		{"key", &example{typ: schema.String, key: true}},
		{"resource", &example{typ: schema.String, text: "main", refers: schema.ToResource}},
	}}
	if one.native {
		s.fields = append(s.fields, exampleField{"render", &example{typ: schema.String, text: "native", fixed: true}})
	}
	s.fields = append(s.fields, exampleField{"resolver", &example{typ: schema.Map, fields: []exampleField{call}}})
	return s
}

// gadgetExample is what the gadget beside it looks like.
func (one pattern) gadgetExample() *example {
	word := func(s string) *example { return &example{typ: schema.String, text: s} }
	s := one.script()
	s.fields = slices.Insert(s.fields, 1,
		exampleField{"title", word("Gadget")}, exampleField{"description", word("Shows the shared data")},
		exampleField{"thumbnail", word("https://example.com/icon.svg")})
	return s
}

// declarations are what a pattern names, and what declares it.
type declarations struct {
	c *cursor
	// column is where the keys of the pattern stand.
	column int
	names  map[schema.Reference]string
	lists  []yamledit.Field // of module types, beside the pattern
	tail   string           // what comes behind the pattern, from the end of its last line on
	also   []text.Edit
}

// needs declares what a pattern names and the file does not have. Where the pattern is a
// whole module, module types that the file lacks are written beside it.
func (l lister) needs(one pattern, isWhole bool) *declarations {
	d := &declarations{c: l.cursor, column: l.key, names: map[schema.Reference]string{}}
	if one.remote {
		d.endpoint(isWhole)
	} else if d.names[schema.ToFunction] = l.firstName(schema.ToFunction); d.names[schema.ToFunction] == "" {
		d.names[schema.ToFunction] = yamledit.Unique(l.file, "resolver")
		d.module("function", isWhole, []yamledit.Field{{Key: "key", Value: d.names[schema.ToFunction]}, {Key: "handler", Value: "index.handler"}})
	}
	if d.names[schema.ToResource] = l.firstName(schema.ToResource); d.names[schema.ToResource] == "" {
		d.names[schema.ToResource] = "main"
		d.section("resources", []yamledit.Field{{Key: "key", Value: "main"}, {Key: "path", Value: one.path}})
	}
	return d
}

func (d *declarations) module(typ string, isWhole bool, fields []yamledit.Field) {
	if isWhole && !slices.Contains(d.c.ctx.Keys, typ) {
		d.lists = append(d.lists, yamledit.Field{Key: typ, Items: [][]yamledit.Field{fields}})
		return
	}
	d.elsewhere(d.c.writer.Items([]string{"modules", typ}, yamledit.Item{Fields: fields}))
}

func (d *declarations) section(name string, fields []yamledit.Field) {
	d.elsewhere(d.c.writer.Items([]string{name}, yamledit.Item{Fields: fields}))
}

// elsewhere keeps changes that do not touch the cursor's line, and writes those that would
// put lines right behind the cursor with the pattern: what is less indented comes last.
func (d *declarations) elsewhere(edits []text.Edit) {
	for _, e := range edits {
		if d.c.touches([]text.Edit{e}) && !d.isAbove(e) {
			if d.indent(e) < d.column && d.c.isLineOver() {
				d.tail += e.New
			}
			continue
		}
		at := slices.IndexFunc(d.also, func(old text.Edit) bool { return old.Span == e.Span })
		if at < 0 {
			d.also = append(d.also, e)
		} else {
			d.also[at].New += e.New
		}
	}
}

func (d *declarations) endpoint(isWhole bool) {
	c := d.c
	if d.names[schema.ToEndpoint] = c.firstName(schema.ToEndpoint); d.names[schema.ToEndpoint] != "" {
		return
	}
	remote := c.firstName(schema.ToRemote)
	isNew := remote == ""
	if isNew {
		remote = yamledit.Unique(c.file, "remote")
	}
	d.names[schema.ToEndpoint] = yamledit.Unique(c.file, "remote-endpoint")
	d.module("endpoint", isWhole, []yamledit.Field{
		{Key: "key", Value: d.names[schema.ToEndpoint]},
		{Key: "remote", Value: yamledit.Quoted(remote)},
		{Key: "route", Fields: []yamledit.Field{{Key: "path", Value: "/resolver"}}},
	})
	if isNew { // behind the endpoint: both may be added at the end of the file
		d.section("remotes", []yamledit.Field{{Key: "key", Value: remote}, {Key: "baseUrl", Value: "https://example.com"}})
	}
}

// isAbove reports whether a change writes lines above the cursor's that belong to what ends
// there: the pattern is indented no more than they are.
func (d *declarations) isAbove(e text.Edit) bool {
	buf := d.c.file.Buffer()
	return e.Span.End < buf.Line(buf.LineAt(d.c.ctx.Offset)).Start && d.indent(e) >= d.column && d.indent(e) < inLine
}

// inLine is the indentation of what is written into a line.
const inLine = 1 << 20

// indent is that of the first line that a change writes.
func (d *declarations) indent(e text.Edit) int {
	lines, ok := strings.CutPrefix(e.New, d.c.writer.Style.Newline)
	if !ok {
		return inLine
	}
	return len(lines) - len(strings.TrimLeft(lines, " "))
}
