package completion

import (
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// maxAlternatives is how many forms of a map are offered.
const maxAlternatives = 4

// forms are the alternatives of a map that ask for something, the likeliest first.
func (c *cursor) forms(e *example) []*example {
	if e == nil || e.typ != schema.Map {
		return nil
	}
	all := []*example{c.rendering("").choose(e)}
	for _, one := range append([]*example{e}, e.others...) {
		if !slices.Contains(all, one) && len(all) < maxAlternatives {
			all = append(all, one)
		}
	}
	return slices.DeleteFunc(all, func(e *example) bool { return len(e.fields) == 0 })
}

// title names the fields of a form.
func (e *example) title() string {
	var names []string
	for _, f := range e.fields {
		names = append(names, f.name)
	}
	return strings.Join(names, ", ")
}

// entry offers maps with all that they need.
func (l lister) entry() {
	l.patterns()
	for _, form := range l.forms(l.example()) {
		if len(form.fields) < 2 {
			continue
		}
		r := l.rendering(l.entryType())
		written := r.blockFields(form.fields, l.key)
		l.addForm(form.title(), form.fields[0].name, written, r)
	}
}

// addForm adds an item that writes several lines.
func (l lister) addForm(title, filter, written string, r *rendering) {
	item := Item{Label: title, Kind: Snippet, Detail: "all that is required", Filter: filter}
	l.addRendered(item, written, r)
}

// addRendered adds an item that writes what a rendering made.
func (l lister) addRendered(item Item, written string, r *rendering) {
	item.Snippet = l.opts.Snippets && r.stops > 0
	if l.opts.Snippets && !item.Snippet {
		written = unescaped(written)
	}
	item.Continue = item.Continue || item.Snippet || r.ended
	if item.document == nil {
		item.document = preview(written, item.Snippet)
	}
	l.add(item, written)
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

// flowItem offers a map as an item of a flow list.
func (l lister) flowItem() {
	for _, form := range l.forms(l.example()) {
		r := l.rendering(l.entryType())
		written := r.flow(&example{typ: schema.Map, fields: form.fields})
		l.addForm("{"+form.title()+"}", "{"+form.fields[0].name, written, r)
	}
}

// collection offers a map or a list behind a key, on lines of its own.
func (l lister) collection() {
	s := l.example()
	if s == nil || l.ctx.Quote != 0 || l.ctx.Span.Len() > 0 || s.typ != schema.Map && s.typ != schema.List {
		return
	}
	switch {
	case s.typ == schema.List:
		l.listBehind()
	case l.ctx.Flow:
		l.flowItem()
	default:
		for _, form := range l.forms(s) {
			r := l.rendering(l.entryType())
			l.addBehind(form.title(), form.fields[0].name, r.block(&example{typ: schema.Map, fields: form.fields}, l.ctx.Column), r)
		}
	}
}

// listBehind offers a list behind its key.
func (l lister) listBehind() {
	s := l.cursor.firstItem(0).example()
	forms := l.forms(s)
	if len(forms) == 0 {
		forms = []*example{nil}
	}
	for _, form := range forms {
		r := l.rendering(l.entryType())
		title, filter, one := "- …", "-", s
		if form != nil {
			title, filter = "- "+form.title(), "- "+form.fields[0].name
			one = &example{typ: schema.Map, fields: form.fields}
		}
		list := &example{typ: schema.List, item: one}
		if l.ctx.Flow {
			l.addForm("["+title[2:]+"]", "[", r.flow(list), r)
			continue
		}
		l.addBehind(title, filter, r.block(list, l.ctx.Column), r)
	}
}

// addBehind adds an item that goes on on the next line. The blanks between the colon and the
// cursor go.
func (l lister) addBehind(title, filter, written string, r *rendering) {
	item := Item{Label: title, Kind: Snippet, Detail: "all that is required", Filter: filter}
	item.Edit = text.Edit{Span: l.ctx.Span, New: written}
	if colon := l.ctx.Pair.Colon(); colon.Len() > 0 && colon.End < l.ctx.Span.Start {
		item.Also = []text.Edit{{Span: text.Span{Start: colon.End, End: l.ctx.Span.Start}}}
	}
	item.Snippet = l.opts.Snippets && r.stops > 0
	if l.opts.Snippets && !item.Snippet {
		item.Edit.New = unescaped(written)
	}
	item.Continue = item.Snippet || r.ended
	item.document = preview(written, item.Snippet)
	l.add(item, "")
}
