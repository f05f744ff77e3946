package refactor

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/yamledit"
)

// gadget adds the module without which the background script at the place never runs.
func (p *place) gadget() []Action {
	for l := range p.ModuleLists() {
		typ := mend.GadgetOf[l.Type]
		if typ == "" || len(l.Entries) == 0 || !p.touches(l.Pair.Key().Span()) && !p.touches(l.Entries[0].Span()) {
			continue
		}
		if p.hasModule(typ) {
			return nil
		}
		fields, ok := p.newGadget(typ, l.Entries[0])
		s, _ := p.Section("modules")
		if !ok {
			return nil
		}
		edits := p.pass.Edit().Fields(s.Pair.Value(), yamledit.Field{Key: typ, Items: [][]yamledit.Field{fields}})
		if len(edits) == 0 {
			return nil
		}
		return []Action{{Title: "Add a module " + prose.QuoteTitle(typ) + ", which the script needs to run", Kind: Extract, Edits: edits}}
	}
	return nil
}

// hasModule reports whether the manifest has a module type.
func (p *place) hasModule(typ string) bool {
	for l := range p.ModuleLists() {
		if l.Type == typ {
			return true
		}
	}
	return false
}

// newGadget is the smallest entry that Forge takes, with the resource of a script.
func (p *place) newGadget(typ string, script *manifest.Entry) ([]yamledit.Field, bool) {
	m, ok := p.Catalogue().Module(typ)
	if !ok || m.Item == nil {
		return nil, false
	}
	example, ok := mend.Example(p.pass, []string{typ}, m.Item)
	if !ok {
		return nil, false
	}
	set := func(name, value string) {
		field := yamledit.Field{Key: name, Value: yamledit.Quoted(value)}
		at := slices.IndexFunc(example.Fields, func(f yamledit.Field) bool { return f.Key == name })
		if at < 0 {
			example.Fields = append(example.Fields, field)
		} else {
			example.Fields[at] = field
		}
	}
	set("key", yamledit.FreshKey(p.File, typ))
	if resource := p.resourceOf(script); resource != "" && analysis.PropertySchema(m.Item, nil, "resource") != nil {
		set("resource", resource)
		if render := p.renderOf(script); render != "" && analysis.PropertySchema(m.Item, nil, "render") != nil {
			set("render", render) // else Forge takes the source file for a page
		}
	}
	return example.Fields, true
}

// renderOf says how an entry draws its resource: "native", or a text that a variable makes; "" for a page, and where it says
// what Forge does not know.
func (p *place) renderOf(e *manifest.Entry) string {
	render := e.Pair("render").Value()
	if words := p.Buffer().Slice(manifest.ContentSpan(render)); strings.Contains(words, "${") {
		return words
	}
	if p.TextOf(render) == "native" {
		return "native"
	}
	return ""
}

// resourceOf is the text by which an entry names a resource, if that is declared.
func (p *place) resourceOf(e *manifest.Entry) string {
	for r := range e.References() {
		if r.Kind != manifest.Resource || len(r.Path) != 1 || r.Unknown {
			continue
		}
		for _, d := range p.Lookup(r.Kind, r.Name) {
			isPart := func(part manifest.Part) bool { return part.Name == r.Part }
			if !r.HasPart || slices.ContainsFunc(slices.Collect(d.Entry.Parts()), isPart) {
				return p.Buffer().Slice(manifest.ContentSpan(e.Pair("resource").Value()))
			}
		}
	}
	return ""
}
