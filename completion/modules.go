package completion

import (
	"slices"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// moduleTypes completes the name of a module type: those that the manifest needs first, the
// deprecated ones last.
func (l lister) moduleTypes() {
	all := l.templates(l.key)
	l.items = slices.Grow(l.items, len(all)+len(patterns))
	keeps := l.keepsValue()
	sorted := l.byNeed(all)
	for _, t := range sorted {
		if !t.deprecated {
			l.moduleType(*t, keeps)
		}
	}
	l.modulePatterns()
	for _, t := range sorted {
		if t.deprecated {
			l.moduleType(*t, keeps)
		}
	}
}

// byNeed puts the module types first that the manifest needs most.
func (c *cursor) byNeed(all []template) []*template {
	need := c.moduleNeed()
	needs := make(map[*template]int, len(all))
	sorted := make([]*template, len(all))
	for i := range all {
		sorted[i] = &all[i]
		needs[sorted[i]] = need(all[i].name)
	}
	slices.SortStableFunc(sorted, func(a, b *template) int { return needs[a] - needs[b] })
	return sorted
}

// moduleType adds the item of a module type; keepsValue is what keepsValue says.
func (l lister) moduleType(t template, keepsValue bool) {
	if slices.Contains(l.ctx.Keys, t.name) {
		return
	}
	item := Item{Label: t.name, Kind: Module, Detail: t.detail, Deprecated: t.deprecated}
	item.document = l.moduleText(t.name)
	if keepsValue {
		l.writeKey(item, nil, "")
		return
	}
	item.Snippet, item.Continue = t.isSnippet, true
	written := t.text
	if t.hasKey {
		written += yamledit.Unique(l.file, t.key) + t.rest
	}
	l.add(item, written)
}

func (c *cursor) moduleText(name string) func() string {
	return func() string { return explain.Module(c.file.Catalogue(), name, "") }
}

// keyMark stands for the key in a template.
const keyMark = "\x00"

// template is what a module type writes: text, then a key made of key, then rest.
type template struct {
	name, detail                  string
	text, key, rest               string
	hasKey, isSnippet, deprecated bool
}

// templates are those of all module types in one file, or in files that are alike.
type templates struct {
	like templatesKey
	all  []template
}

type templatesKey struct {
	catalogue      *schema.Catalogue
	style          yamledit.Style
	column         int
	snippets, flow bool
	names          [len(templateNames)]string
}

// templateNames are the references that module types need as a rule.
var templateNames = [...]schema.Reference{
	schema.ToFunction, schema.ToEndpoint, schema.ToResource, schema.ToRemote, schema.ToService,
	schema.ToAction, schema.ToPage, schema.ToProvider,
}

// lastTemplates are those that were written last: as long as someone types in one place,
// they stay what they are.
var lastTemplates atomic.Pointer[templates]

func (c *cursor) templates(column int) []template {
	like := templatesKey{c.file.Catalogue(), c.writer.Style, column, c.opts.Snippets, c.ctx.Flow, [len(templateNames)]string{}}
	for i, to := range templateNames {
		like.names[i] = c.firstName(to)
	}
	if last := lastTemplates.Load(); last != nil && last.like == like {
		return last.all
	}
	fresh := &templates{like: like}
	for _, name := range c.file.Catalogue().ModuleNames() {
		if m, ok := c.file.Catalogue().Module(name); ok {
			fresh.all = append(fresh.all, c.template(m, column))
		}
	}
	lastTemplates.Store(fresh)
	return fresh.all
}

func (c *cursor) template(m *schema.Module, column int) template {
	t := template{name: m.Name, detail: describeModule(m), deprecated: m.Deprecation != nil}
	r := c.rendering(m.Name)
	r.isTemplate = true
	list := &example{typ: schema.List, item: examplesOf(c.file.Catalogue()).of("", m.Item, true)}
	t.text = r.text(yamledit.Quoted(m.Name)+":") + r.afterKey(list, column, c.ctx.Flow)
	if t.isSnippet = r.stops > 0; c.opts.Snippets && !t.isSnippet {
		t.text = unescaped(t.text)
	}
	t.key = yamledit.BaseKey(m.Name)
	t.text, t.rest, t.hasKey = strings.Cut(t.text, keyMark)
	return t
}

var phases = map[schema.Phase]string{schema.Beta: "beta", schema.Preview: "preview", schema.EarlyAccess: "early access"}

// describeModule says what is special about a module type: its phase, its end.
func describeModule(m *schema.Module) string {
	var words []string
	if phase := phases[m.Phase]; phase != "" {
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
