package completion

import (
	"slices"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// moduleTypes completes the name of a module type: those that the manifest needs first, the
// deprecated ones last.
func (l lister) moduleTypes() {
	all := l.templates(l.key)
	l.items = slices.Grow(l.items, len(all.all)+len(patterns))
	keeps, declares := l.keepsValue(), l.declaring()
	need := l.moduleNeed()
	sorted := byNeed(all.all, func(t *template) int { return need(t.name) })
	for _, t := range sorted {
		if !t.deprecated {
			l.moduleType(t, keeps, declares)
		}
	}
	l.modulePatterns(declares)
	for _, t := range sorted {
		if t.deprecated {
			l.moduleType(t, keeps, declares)
		}
	}
}

// moduleType adds the item of a module type; keepsValue is what keepsValue says.
func (l lister) moduleType(t *template, keepsValue bool, declares func(*template) []text.Edit) {
	if slices.Contains(l.ctx.Keys, t.name) {
		return
	}
	item := Item{Label: t.name, Kind: Module, Detail: t.detail, Description: t.product, Deprecated: t.deprecated}
	item.document = l.moduleText(t.name)
	if keepsValue {
		l.writeKey(item, nil, "")
		return
	}
	item.Snippet, item.Continue, item.Also = t.isSnippet, true, declares(t)
	l.add(item, t.written(l.file))
}

// declaring returns what makes the changes that declare something, at a cursor where many items
// declare the same.
func (l lister) declaring() func(*template) []text.Edit {
	all := map[string][]text.Edit{}
	return func(t *template) []text.Edit {
		if len(t.lacks) == 0 && len(t.scopes) == 0 {
			return nil
		}
		edits, again := all[t.besides]
		if !again {
			edits = l.declareAll(t.lacks, t.scopes, l.key)
			all[t.besides] = edits
		}
		return edits
	}
}

func (c *cursor) moduleText(name string) func() string {
	return func() string { return explain.Module(c.file.Catalogue(), name, "") }
}

// keyMark stands for the key in a template.
const keyMark = "\x00"

// template is what a module type writes: text, then a key made of key, then rest; and what it
// declares besides.
type template struct {
	name, detail, product         string
	text, key, rest               string
	lacks                         []example.Declaration
	scopes                        []string
	besides                       string // the same for all that declare the same and ask for the same scopes
	hasKey, isSnippet, deprecated bool
	continues                     bool // what comes next is for the author to write
}

// written is what a template writes in a file.
func (t *template) written(f *manifest.File) string {
	if !t.hasKey {
		return t.text
	}
	return t.text + yamledit.Unique(f, t.key) + t.rest
}

// templates are those of all module types in one file, or in files that are alike.
type templates struct {
	like     templatesKey
	all      []template
	patterns []template // by their places in patterns
}

// templatesKey is all of a file and of a cursor that templates depend on.
type templatesKey struct {
	catalogue      *schema.Catalogue
	style          yamledit.Style
	column         int
	snippets, flow bool
	known          known
	used           products
	scopes         string // that the manifest asks for
	event          *event // that a new trigger would listen to
	beside         besideKeys
}

// lastTemplates are those that were written last: as long as someone types in one place,
// they stay what they are.
var lastTemplates atomic.Pointer[templates]

func (c *cursor) templates(column int) *templates {
	like := templatesKey{
		catalogue: c.file.Catalogue(), style: c.writer.Style, column: column, snippets: c.opts.Snippets, flow: c.ctx.Flow,
		known: c.names(), used: c.used(), scopes: c.scopeNames(), event: c.likeliestEvent(), beside: c.besideKeys(),
	}
	if last := lastTemplates.Load(); last != nil && last.like == like {
		return last
	}
	fresh := &templates{like: like}
	for _, name := range c.file.Catalogue().ModuleNames() {
		if m, ok := c.file.Catalogue().Module(name); ok {
			fresh.all = append(fresh.all, c.template(m, column))
		}
	}
	for _, one := range patterns {
		fresh.patterns = append(fresh.patterns, c.patternTemplate(one, column))
	}
	lastTemplates.Store(fresh)
	return fresh
}

// scopeNames are the scopes that the manifest asks for, in one text.
func (c *cursor) scopeNames() string {
	var b strings.Builder
	for _, s := range c.file.Scopes().All {
		b.WriteString(s.Name + " ")
	}
	return b.String()
}

func (c *cursor) template(m *schema.Module, column int) template {
	t := template{name: m.Name, detail: describeModule(m), product: productName(m.Name), deprecated: m.Deprecation != nil}
	name := yamledit.Quoted(m.Name) + ":"
	if !c.opts.Snippets && !c.ctx.Flow {
		t.text = name
		return t
	}
	r := c.rendering(m.Name)
	r.isTemplate = true
	entry := r.entry(m.Name, example.Of(c.file.Catalogue()).Entry(m.Name, m.Item))
	written := r.text(name) + r.afterKey(&example.Value{Type: schema.List, Item: entry}, column, c.ctx.Flow)
	t.lacks, t.scopes = r.lacks, r.scopes
	return c.cut(t, written, r)
}

// cut is a template of what a rendering made, with a gap in the place of the key.
func (c *cursor) cut(t template, written string, r *rendering) template {
	if t.isSnippet = r.isSnippet(written); c.opts.Snippets && !t.isSnippet {
		written = unescaped(written)
	}
	t.besides = strings.Join(t.scopes, " ")
	for _, d := range t.lacks {
		t.besides += d.Path[len(d.Path)-1] + " " + d.Fields[0].Value + " " + d.Fields[1].Value + "\n"
	}
	t.key = yamledit.BaseKey(t.name)
	t.text, t.rest, t.hasKey = strings.Cut(written, keyMark)
	return t
}

// describeModule says what is special about a module type: its phase, unless it is generally
// available, and its end.
func describeModule(m *schema.Module) string {
	var words []string
	if phase := m.Phase.Words(); phase != "" && m.Phase != schema.GeneralAvailability {
		words = append(words, phase)
	}
	if d := m.Deprecation; d != nil {
		words = append(words, "deprecated")
		if d.Removal != "" {
			words = append(words, "removed on "+d.Removal)
		}
	}
	return strings.Join(words, ", ")
}

// productNames are the products that a list tells module types apart by.
var productNames = map[products]string{
	jira: "Jira", software: "Jira", serviceManagement: "Jira Service Management", customerService: "Customer Service Management",
	confluence: "Confluence", bitbucket: "Bitbucket", compass: "Compass", graph: "Teamwork Graph", connect: "Connect",
}

// productName is the product that a module type belongs to, or "".
func productName(typ string) string { return productNames[productOf(typ)] }
