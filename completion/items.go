package completion

import (
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// shapeAt is what the value or member at the cursor looks like; nil when nothing is known
// of it.
func (p *place) shapeAt(at manifest.Declared) *shape {
	if len(at.Schemas) == 0 {
		return nil
	}
	name := ""
	for _, step := range p.ctx.Path {
		if step.Index < 0 {
			name = step.Key
		}
	}
	isEntry := p.isEntry()
	return shapesOf(p.file.Catalogue()).of(strings.TrimSuffix(name, "s"), at.Schemas[0], isEntry)
}

// maxAlternatives is how many forms of a map are offered.
const maxAlternatives = 4

// forms are the alternatives of a map that ask for something, the likeliest first.
func (p *place) forms(s *shape) []*shape {
	if s == nil || s.typ != schema.Map {
		return nil
	}
	all := []*shape{p.rendering("").choose(s)}
	for _, one := range append([]*shape{s}, s.others...) {
		if !slices.Contains(all, one) && len(all) < maxAlternatives {
			all = append(all, one)
		}
	}
	return slices.DeleteFunc(all, func(s *shape) bool { return len(s.fields) == 0 })
}

// title names the fields of a form.
func (s *shape) title() string {
	var names []string
	for _, f := range s.fields {
		names = append(names, f.name)
	}
	return strings.Join(names, ", ")
}

// entry offers maps with all that they need; column is where the first key stands.
func (p *place) entry(at manifest.Declared, column int) {
	p.patterns(column)
	for _, form := range p.forms(p.shapeAt(at)) {
		if len(form.fields) < 2 {
			continue
		}
		r := p.rendering(p.entryType())
		written := r.blockFields(form.fields, column)
		p.addForm(form.title(), form.fields[0].name, written, r)
	}
}

// addForm adds an item that writes several lines.
func (p *place) addForm(title, filter, written string, r *rendering) {
	item := Item{Label: title, Kind: Snippet, Detail: "all that is required", Filter: filter}
	p.addRendered(item, written, r)
}

// addRendered adds an item that writes what a rendering made.
func (p *place) addRendered(item Item, written string, r *rendering) {
	item.Snippet = p.opts.Snippets && r.stops > 0
	if p.opts.Snippets && !item.Snippet {
		written = unescaped(written)
	}
	item.Continue = item.Continue || item.Snippet || r.ended
	if item.document == nil {
		item.document = preview(written, item.Snippet)
	}
	p.add(item, written)
}

// preview shows what an item writes.
func preview(written string, isSnippet bool) func() string {
	return func() string {
		text := strings.TrimLeft(written, "\r\n")
		if isSnippet {
			text = placeholders.ReplaceAllString(text, "$1$2")
		}
		return "```yaml\n" + text + "\n```"
	}
}

// placeholders are those of snippets, and what is escaped in them.
var placeholders = regexp.MustCompile(`\$\d+|\$\{\d+:((?:[^}\\]|\\.)*)\}|\\([\\$}])`)

// newItem completes a line of a list that has no dash yet.
func (p *place) newItem(at manifest.Declared, column int) {
	p.start, p.lead = column, "- "
	if p.isScalarList(at) {
		p.scalars()
	}
	at.Node = p.noNode()
	p.entry(at, column+len(p.lead))
	p.properties(at, column+len(p.lead))
	if len(p.items) == 0 && p.ctx.Span.Len() == 0 { // what comes behind the dash is the author's to choose
		p.add(Item{Label: "- …", Kind: Snippet, Detail: "an item", Filter: "-", Continue: true}, "")
	}
	p.start, p.lead = -1, ""
}

func (p *place) isScalarList(at manifest.Declared) bool {
	s := p.shapeAt(at)
	return s != nil && s.typ != schema.Map && s.typ != schema.List
}

// isList reports whether the value at the cursor is better a list than a map.
func (p *place) isList() bool {
	s := p.shapeAt(p.at)
	return s != nil && s.typ == schema.List
}

// firstItem offers the first item of a list below its key.
func (p *place) firstItem(column int) {
	item := p.file.DeclaredAt(&p.ctx, p.firstPath())
	if p.named != nil {
		item.Schemas = p.named
	}
	if len(item.Schemas) == 0 {
		return
	}
	outer := p.at
	path := p.ctx.Path
	p.at, p.ctx.Path = item, p.firstPath()
	p.newItem(item, column)
	p.at, p.ctx.Path = outer, path
}

// firstPath leads to the first item of the list at the cursor.
func (p *place) firstPath() manifest.Path {
	return append(p.ctx.Path[:len(p.ctx.Path):len(p.ctx.Path)], manifest.Step{Index: 0})
}

// flowItem offers a map as an item of a flow list.
func (p *place) flowItem() {
	for _, form := range p.forms(p.shapeAt(p.at)) {
		r := p.rendering(p.entryType())
		written := r.flow(&shape{typ: schema.Map, fields: form.fields})
		p.addForm("{"+form.title()+"}", "{"+form.fields[0].name, written, r)
	}
}

// collection offers a map or a list behind a key, on lines of its own.
func (p *place) collection() {
	s := p.shapeAt(p.at)
	if s == nil || p.ctx.Quote != 0 || p.ctx.Span.Len() > 0 || s.typ != schema.Map && s.typ != schema.List {
		return
	}
	switch {
	case s.typ == schema.List:
		p.listBehind()
	case p.ctx.Flow:
		p.flowItem()
	default:
		for _, form := range p.forms(s) {
			r := p.rendering(p.entryType())
			p.addBehind(form.title(), form.fields[0].name, r.block(&shape{typ: schema.Map, fields: form.fields}, p.ctx.Column), r)
		}
	}
}

// listBehind offers a list behind its key.
func (p *place) listBehind() {
	item := p.file.DeclaredAt(&p.ctx, p.firstPath())
	path := p.ctx.Path
	p.ctx.Path = p.firstPath()
	s := p.shapeAt(item)
	p.ctx.Path = path
	forms := p.forms(s)
	if len(forms) == 0 {
		forms = []*shape{nil}
	}
	for _, form := range forms {
		r := p.rendering(p.entryType())
		title, filter, one := "- …", "-", s
		if form != nil {
			title, filter = "- "+form.title(), "- "+form.fields[0].name
			one = &shape{typ: schema.Map, fields: form.fields}
		}
		list := &shape{typ: schema.List, item: one}
		if p.ctx.Flow {
			p.addForm("["+title[2:]+"]", "[", r.flow(list), r)
			continue
		}
		p.addBehind(title, filter, r.block(list, p.ctx.Column), r)
	}
}

// addBehind adds an item that goes on on the next line. The blanks between the colon and the
// cursor go.
func (p *place) addBehind(title, filter, written string, r *rendering) {
	item := Item{Label: title, Kind: Snippet, Detail: "all that is required", Filter: filter}
	item.Edit = text.Edit{Span: p.ctx.Span, New: written}
	if colon := p.ctx.Pair.Colon(); colon.Len() > 0 && colon.End < p.ctx.Span.Start {
		item.Also = []text.Edit{{Span: text.Span{Start: colon.End, End: p.ctx.Span.Start}}}
	}
	item.Snippet = p.opts.Snippets && r.stops > 0
	if p.opts.Snippets && !item.Snippet {
		item.Edit.New = unescaped(written)
	}
	item.Continue = item.Snippet || r.ended
	item.document = preview(written, item.Snippet)
	p.add(item, "")
}
