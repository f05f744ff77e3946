package completion

import (
	"slices"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/description"
	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
)

// moduleTypes completes the name of a module type: the deprecated ones last.
func (p *place) moduleTypes(column int) {
	all := p.templates(column)
	p.items = slices.Grow(p.items, len(all)+len(patterns))
	keeps := p.keepsValue()
	for _, t := range all {
		if !t.deprecated {
			p.moduleType(t, keeps)
		}
	}
	p.modulePatterns(column)
	for _, t := range all {
		if t.deprecated {
			p.moduleType(t, keeps)
		}
	}
}

// moduleType adds the item of a module type; keepsValue is what keepsValue says.
func (p *place) moduleType(t template, keepsValue bool) {
	if slices.Contains(p.ctx.Keys, t.name) {
		return
	}
	item := Item{Label: t.name, Kind: Module, Detail: t.detail, Deprecated: t.deprecated}
	item.document = func() string { return description.Module(p.file.Catalogue(), t.name) }
	if keepsValue {
		p.writeKey(item, nil, 0)
		return
	}
	item.Snippet, item.Continue = t.isSnippet, true
	written := t.text
	if t.hasKey {
		written += edit.Unique(p.file, t.key) + t.rest
	}
	p.add(item, written)
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
	style          edit.Style
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

func (p *place) templates(column int) []template {
	like := templatesKey{p.file.Catalogue(), p.writer.Style, column, p.opts.Snippets, p.ctx.Flow, [len(templateNames)]string{}}
	for i, to := range templateNames {
		like.names[i] = p.firstName(to)
	}
	if last := lastTemplates.Load(); last != nil && last.like == like {
		return last.all
	}
	fresh := &templates{like: like}
	for _, name := range p.file.Catalogue().ModuleNames() {
		if m, ok := p.file.Catalogue().Module(name); ok {
			fresh.all = append(fresh.all, p.template(m, column))
		}
	}
	lastTemplates.Store(fresh)
	return fresh.all
}

func (p *place) template(m *schema.Module, column int) template {
	t := template{name: m.Name, detail: describeModule(m), deprecated: m.Deprecation != nil}
	r := p.rendering(m.Name)
	r.isTemplate = true
	list := &shape{typ: schema.List, item: shapesOf(p.file.Catalogue()).of("", m.Item, true)}
	t.text = r.text(edit.Quoted(m.Name)+":") + r.afterKey(list, column, p.ctx.Flow)
	if t.isSnippet = r.stops > 0; p.opts.Snippets && !t.isSnippet {
		t.text = unescaped(t.text)
	}
	t.key = edit.BaseKey(m.Name)
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
