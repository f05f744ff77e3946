package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// declarations are what a pattern names, and what declares it.
type declarations struct {
	p *place
	// column is where the keys of the pattern stand.
	column int
	names  map[schema.Reference]string
	lists  []edit.Field // of module types, beside the pattern
	tail   string       // what comes behind the pattern, from the end of its last line on
	also   []text.Edit
}

// needs declares what a pattern names and the file does not have. Where the pattern is a
// whole module, module types that the file lacks are written beside it.
func (p *place) needs(one pattern, isWhole bool, column int) *declarations {
	d := &declarations{p: p, column: column, names: map[schema.Reference]string{}}
	if one.remote {
		d.endpoint(isWhole)
	} else if d.names[schema.ToFunction] = p.firstName(schema.ToFunction); d.names[schema.ToFunction] == "" {
		d.names[schema.ToFunction] = edit.Unique(p.file, "resolver")
		d.module("function", isWhole, []edit.Field{{Key: "key", Value: d.names[schema.ToFunction]}, {Key: "handler", Value: "index.handler"}})
	}
	if d.names[schema.ToResource] = p.firstName(schema.ToResource); d.names[schema.ToResource] == "" {
		d.names[schema.ToResource] = "main"
		d.section("resources", []edit.Field{{Key: "key", Value: "main"}, {Key: "path", Value: one.path}})
	}
	return d
}

func (d *declarations) module(typ string, isWhole bool, fields []edit.Field) {
	if isWhole && !slices.Contains(d.p.ctx.Keys, typ) {
		d.lists = append(d.lists, edit.Field{Key: typ, Items: [][]edit.Field{fields}})
		return
	}
	d.elsewhere(d.p.writer.Items([]string{"modules", typ}, edit.Item{Fields: fields}))
}

func (d *declarations) section(name string, fields []edit.Field) {
	d.elsewhere(d.p.writer.Items([]string{name}, edit.Item{Fields: fields}))
}

// elsewhere keeps changes that do not touch the cursor's line, and writes those that would
// put lines right behind the cursor with the pattern: what is less indented comes last.
func (d *declarations) elsewhere(edits []text.Edit) {
	for _, e := range edits {
		if d.p.touches([]text.Edit{e}) && !d.isAbove(e) {
			if d.indent(e) < d.column && d.p.isLineOver() {
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

// touches reports whether changes are made on the line of the cursor, or between it and
// the last text before it.
func (p *place) touches(edits []text.Edit) bool {
	buf := p.file.Buffer()
	line := buf.Line(buf.LineAt(p.ctx.Offset))
	for _, e := range edits {
		isBehind := e.Span.Start > line.End
		isBefore := e.Span.End < line.Start && strings.TrimSpace(buf.Slice(text.Span{Start: e.Span.End, End: line.Start})) != ""
		if !isBehind && !isBefore {
			return true
		}
	}
	return false
}

func (d *declarations) endpoint(isWhole bool) {
	p := d.p
	if d.names[schema.ToEndpoint] = p.firstName(schema.ToEndpoint); d.names[schema.ToEndpoint] != "" {
		return
	}
	remote := p.firstName(schema.ToRemote)
	isNew := remote == ""
	if isNew {
		remote = edit.Unique(p.file, "remote")
	}
	d.names[schema.ToEndpoint] = edit.Unique(p.file, "remote-endpoint")
	d.module("endpoint", isWhole, []edit.Field{
		{Key: "key", Value: d.names[schema.ToEndpoint]},
		{Key: "remote", Value: edit.Quoted(remote)},
		{Key: "route", Fields: []edit.Field{{Key: "path", Value: "/resolver"}}},
	})
	if isNew { // behind the endpoint: both may be added at the end of the file
		d.section("remotes", []edit.Field{{Key: "key", Value: remote}, {Key: "baseUrl", Value: "https://example.com"}})
	}
}

// isAbove reports whether a change writes lines above the cursor's that belong to what ends
// there: the pattern is indented no more than they are.
func (d *declarations) isAbove(e text.Edit) bool {
	buf := d.p.file.Buffer()
	return e.Span.End < buf.Line(buf.LineAt(d.p.ctx.Offset)).Start && d.indent(e) >= d.column && d.indent(e) < inLine
}

// inLine is the indentation of what is written into a line.
const inLine = 1 << 20

// indent is that of the first line that a change writes.
func (d *declarations) indent(e text.Edit) int {
	lines, ok := strings.CutPrefix(e.New, d.p.writer.Style.Newline)
	if !ok {
		return inLine
	}
	return len(lines) - len(strings.TrimLeft(lines, " "))
}

// isLineOver reports whether nothing but a comment comes behind the cursor on its line.
func (p *place) isLineOver() bool {
	buf := p.file.Buffer()
	rest := strings.TrimSpace(buf.Slice(text.Span{Start: p.ctx.Span.End, End: buf.Line(buf.LineAt(p.ctx.Offset)).End}))
	return rest == "" || rest[0] == '#'
}
