package completion

import (
	"slices"

	"forge-manifest-ls/internal/example"
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
	typ, title, words string
	// native and folder say that UI Kit draws it, or a folder; remote that a server of the
	// author's answers it.
	native, folder, remote bool
	fields                 []string // properties that it has beside those of the type's example
	with                   string   // another module type that goes with it
	named                  bool     // it names the entry of the other type
	key                    string   // of the other entry, where it does not follow from its type
}

var patterns = [...]pattern{
	{typ: "dashboards:widget", title: "widget and background script", words: "A widget, and a script that loads its data for all widgets of the dashboard.", with: "dashboards:backgroundScript"},
	{typ: "rovo:agent", title: "agent with an action", words: "An agent that can call a function of the app.", fields: []string{"actions"}, with: "action", named: true},
	{typ: "macro", title: "macro with a configuration", words: "A macro that people set up in a form of the app's own.", fields: []string{"config"}},
	{typ: "webtrigger", title: "web trigger with its function", words: "An address that other systems call, and the function that answers.", with: "function", named: true, key: "hook"},
	{typ: "scheduledTrigger", title: "scheduled trigger with its function", words: "A function that runs every hour.", with: "function", named: true, key: "job"},
	{typ: "jira:issuePanel", title: "Forge remote", words: "A panel that a server of your own answers.", remote: true, fields: []string{"resolver"}},
	{typ: "jira:customField", title: "custom field of text", words: "A text field of work items that the app shows and edits.", fields: []string{"view", "edit"}},
	{typ: scriptType, title: "Custom UI with a resolver", words: "A script in a folder of web pages.", folder: true, fields: []string{"resolver"}},
	{typ: scriptType, title: "UI Kit", words: "A script that is drawn by UI Kit.", native: true, fields: []string{"resolver"}},
	{typ: scriptType, title: "Forge remote", words: "A script that a server of your own answers.", folder: true, remote: true, fields: []string{"resolver"}},
	{typ: scriptType, title: "script and gadget", words: "A script, and the gadget that shows its data.", folder: true, fields: []string{"resolver"}, with: gadgetType},
}

// modulePatterns offers whole modules.
func (l lister) modulePatterns(declares func(*template) []text.Edit) {
	if l.ctx.Flow || !l.opts.Snippets || l.keepsValue() {
		return
	}
	all := l.templates(l.key).patterns
	for i, one := range patterns {
		if slices.Contains(l.ctx.Keys, one.typ) || one.with != "" && !one.named && slices.Contains(l.ctx.Keys, one.with) {
			continue
		}
		if t := &all[i]; t.text != "" {
			written := t.written(l.file)
			item := l.patternItem(one, written, t.isSnippet)
			item.Snippet, item.Continue, item.Also = t.isSnippet, t.continues, declares(t)
			l.add(item, written)
		}
	}
}

// besideKeys are the keys of the entries that go with patterns.
type besideKeys [len(patterns)]string

// besideKeys returns the keys that the entries which go with patterns would have.
func (c *cursor) besideKeys() (keys besideKeys) {
	for i, one := range patterns {
		switch {
		case one.with == "function":
			keys[i] = yamledit.Unique(c.file, one.key)
		case one.with != "":
			keys[i] = yamledit.FreshKey(c.file, one.with)
		}
	}
	return keys
}

// patternTemplate is what a pattern writes below "modules"; empty where the catalogue does not know its
// type.
func (c *cursor) patternTemplate(one pattern, column int) template {
	r, v := c.filled(one)
	if v == nil {
		return template{}
	}
	r.isTemplate = true
	written := r.text(yamledit.Quoted(one.typ)+":") + r.block(&example.Value{Type: schema.List, Item: v}, column)
	return c.cut(template{name: one.typ, continues: r.stops > 0 || r.ended, lacks: r.lacks, scopes: r.scopes}, written, r)
}

// patterns offers whole entries of a list.
func (l lister) patterns() {
	if l.ctx.Section != "modules" || len(l.ctx.Path) != 3 || l.ctx.Flow {
		return
	}
	for _, one := range patterns {
		if one.typ != l.ctx.Type || one.with != "" && !one.named {
			continue
		}
		if r, v := l.filled(one); v != nil {
			l.addPattern(one, r.blockFields(v.Fields, l.key), r)
		}
	}
}

// filled fills the example of a pattern in; nil where the catalogue does not know its type.
func (c *cursor) filled(one pattern) (*rendering, *example.Value) {
	m, ok := c.file.Catalogue().Module(one.typ)
	if !ok {
		return nil, nil
	}
	r := c.rendering(one.typ)
	r.native, r.folder, r.remote = one.native, one.folder, one.remote
	if one.with != "" && !r.beside(one) {
		return nil, nil
	}
	return r, r.entry(one.typ, c.withFields(one, m))
}

// withFields is the example of a pattern's type with the properties that the pattern adds.
func (c *cursor) withFields(one pattern, m *schema.Module) *example.Value {
	all := example.Of(c.file.Catalogue())
	v := *all.Entry(one.typ, m.Item)
	v.Others = nil
	for _, name := range one.fields {
		of := example.Property(m.Item.Parts(nil), name)
		if of == nil {
			continue
		}
		at := slices.IndexFunc(v.Fields, func(f example.Field) bool { return f.Name == name })
		field := example.Field{Name: name, Value: all.Value([]string{one.typ, name}, of)}
		if at < 0 {
			v.Fields = append(slices.Clone(v.Fields), field)
			continue
		}
		v.Fields = slices.Clone(v.Fields)
		v.Fields[at] = field
	}
	return &v
}

// beside declares the entry that goes with a pattern.
func (r *rendering) beside(one pattern) bool {
	m, ok := r.c.file.Catalogue().Module(one.with)
	if !ok {
		return false
	}
	if one.with == "function" {
		name := yamledit.Unique(r.c.file, one.key)
		r.lacks = append(r.lacks, example.Function(name, "index."+one.key))
		r.fresh[schema.ToFunction] = name
		return true
	}
	v := r.value(example.Of(r.c.file.Catalogue()).Entry(one.with, m.Item))
	key := yamledit.FreshKey(r.c.file, one.with)
	for _, f := range v.Fields {
		if f.Value.IsKey {
			f.Value.Text = key
		}
	}
	d := example.Declaration{Path: []string{"modules", one.with}, Fields: v.Field("").Fields}
	r.lacks = append(r.lacks, d)
	if one.named {
		r.fresh[schema.ToAction] = key
	}
	return true
}

// addPattern adds the item of a pattern in a list.
func (l lister) addPattern(one pattern, written string, r *rendering) {
	l.addRendered(l.patternItem(one, written, r.isSnippet(written)), written, r)
}

// patternItem is the item of a pattern, without its edits.
func (l lister) patternItem(one pattern, written string, isSnippet bool) Item {
	item := Item{
		Label: one.title + ": " + one.typ, Kind: Snippet, Detail: "with what it needs",
		Filter: one.typ + " " + one.title, Deprecated: one.typ == scriptType,
	}
	if l.lead != "" || l.ctx.Role == manifest.RoleItem {
		item.Label, item.Filter = one.title, one.title
	}
	show := preview(written, isSnippet)
	item.document = func() string { return one.words + "\n\n" + show() }
	return item
}
