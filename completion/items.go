package completion

import (
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// maxAlternatives is how many forms of a map are offered.
const maxAlternatives = 4

// forms are the alternatives of a map that ask for something, the likeliest first.
func (c *cursor) forms(v *example.Value) []*example.Value {
	if v == nil || v.Type != schema.Map {
		return nil
	}
	all := []*example.Value{c.filling().choose(v)}
	for _, one := range append([]*example.Value{v}, v.Others...) {
		isNew := !slices.ContainsFunc(all, func(old *example.Value) bool { return old.Title() == one.Title() })
		if isNew && len(all) < maxAlternatives {
			all = append(all, one)
		}
	}
	f := c.filling()
	return slices.DeleteFunc(all, func(one *example.Value) bool { return len(one.Fields) == 0 || len(all) > 1 && !f.canName(one) })
}

// alone is an alternative of a map without the others.
func alone(v *example.Value) *example.Value {
	return &example.Value{Type: schema.Map, Fields: v.Fields}
}

// entry offers maps with all that they need.
func (l lister) entry() {
	if !l.opts.Snippets && !l.ctx.Flow { // they are of several lines
		return
	}
	l.patterns()
	for _, form := range l.forms(l.example()) {
		if len(form.Fields) < 2 {
			continue
		}
		r := l.rendering(l.entryType())
		written := r.blockFields(r.entry(l.entryType(), alone(form)).Fields, l.key)
		l.addForm(form.Title(), form.Fields[0].Name, written, r)
	}
}

// addForm adds an item that writes several lines.
func (l lister) addForm(title, filter, written string, r *rendering) {
	item := Item{Label: title, Kind: Snippet, Detail: "all that is required", Filter: filter}
	l.addRendered(item, written, r)
}

// addRendered adds an item that writes what a rendering made.
func (l lister) addRendered(item Item, written string, r *rendering) {
	item.Snippet = r.isSnippet(written)
	if l.opts.Snippets && !item.Snippet {
		written = unescaped(written)
	}
	item.Continue = item.Continue || r.stops > 0 || r.ended
	if item.document == nil {
		item.document = preview(written, item.Snippet)
	}
	item.Also = append(item.Also, l.declareAll(r.lacks, r.scopes, l.key)...)
	l.add(item, written)
}

// preview shows what an item writes.
func preview(written string, isSnippet bool) func() string {
	return func() string {
		text := strings.TrimLeft(written, "\r\n")
		if isSnippet {
			text = expanded(text)
		}
		return "```yaml\n" + text + "\n```"
	}
}

// written is what an item writes, with the examples in the place of its placeholders.
func (i *Item) written() string {
	if i.Snippet {
		return expanded(i.Edit.New)
	}
	return i.Edit.New
}

// expanded is the text of a snippet, with the examples in the place of its placeholders.
func expanded(s string) string {
	examples := map[string]string{}
	return placeholders.ReplaceAllStringFunc(s, func(found string) string {
		m := placeholders.FindStringSubmatch(found)
		switch {
		case m[1] != "": // again what was written there
			return examples[m[1]]
		case m[2] != "":
			examples[m[2]] = unescaped(m[3])
			return examples[m[2]]
		}
		return m[4]
	})
}

// placeholders are those of snippets, and what is escaped in them.
var placeholders = regexp.MustCompile(`\$(\d+)|\$\{(\d+):((?:[^}\\]|\\.)*)\}|\\([\\$}])`)

// flowItem offers a map as an item of a flow list.
func (l lister) flowItem() {
	for _, form := range l.forms(l.example()) {
		r := l.rendering(l.entryType())
		written := r.flow(r.value(alone(form)))
		l.addForm("{"+form.Title()+"}", "{"+form.Fields[0].Name, written, r)
	}
}

// collection offers a map or a list behind a key, on lines of its own.
func (l lister) collection() {
	s := l.example()
	if s == nil || !l.opts.Snippets && !l.ctx.Flow || l.ctx.Quote != 0 || l.ctx.Span.Len() > 0 || s.Type != schema.Map && s.Type != schema.List {
		return
	}
	switch {
	case s.Type == schema.List:
		l.listBehind()
	case l.ctx.Flow:
		l.flowItem()
	default:
		for _, form := range l.forms(s) {
			r := l.rendering(l.entryType())
			l.addBehind(form.Title(), form.Fields[0].Name, r.block(r.value(alone(form)), l.ctx.Column), r)
		}
	}
}

// listBehind offers a list behind its key.
func (l lister) listBehind() {
	s := l.cursor.firstItem(0).example()
	forms := l.forms(s)
	if len(forms) == 0 {
		forms = []*example.Value{nil}
	}
	for _, form := range forms {
		r := l.rendering(l.entryType())
		title, filter, one := "- …", "-", s
		if form != nil {
			title, filter = "- "+form.Title(), "- "+form.Fields[0].Name
			one = alone(form)
		}
		list := &example.Value{Type: schema.List, Item: one}
		if one != nil {
			list = r.value(list)
		}
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
	item.Snippet = r.isSnippet(written)
	if l.opts.Snippets && !item.Snippet {
		item.Edit.New = unescaped(written)
	}
	item.Continue = r.stops > 0 || r.ended
	item.document = preview(written, item.Snippet)
	item.Also = append(item.Also, l.declareAll(r.lacks, r.scopes, l.ctx.Column+1)...)
	l.add(item, "")
}
