package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// customContent is the module type whose entries name each other, by two properties.
const (
	customContent  = "confluence:customContent"
	containerTypes = "supportedContainerTypes"
	childTypes     = "supportedChildTypes"
)

var (
	ruleCustomContentUnknown = &Rule{
		ID: "custom-content-unknown", Severity: Error, Official: []string{"modules.confluence.validateCustomContentHierarchyUnknown"},
		Doc: "Custom content that is named with \"this:\" is declared in the same manifest.", Why: schemaWhy,
		Bad:  head + contentModules("[this:note, this:nte]", "[this:board]") + resources,
		Good: head + contentModules("[this:note]", "[this:board]") + resources,
	}
	ruleCustomContentOneWay = &Rule{
		ID: "custom-content-one-way", Severity: Error, Official: []string{"modules.confluence.validateCustomContentCrossReferenceMissingChild", "modules.confluence.validateCustomContentCrossReferenceMissingContainer"},
		Doc: "Custom content that contains another one is a container of that one, and the other way round.", Why: schemaWhy,
		Bad:  head + contentModules("[this:note]", "[space]") + resources,
		Good: head + contentModules("[this:note]", "[this:board]") + resources,
	}
)

// contentModules makes a sample of two sorts of custom content: what a board contains, and what contains
// a note.
func contentModules(inBoard, aroundNote string) string {
	return "modules:\n  " + customContent + `:
    - key: board
      title: Board
      resource: main
      supportedContainerTypes: [space]
      supportedChildTypes: ` + inBoard + `
    - key: note
      title: Note
      resource: main
      supportedContainerTypes: ` + aroundNote + "\n"
}

// opposite is the property that must name an entry in turn.
var opposite = map[string]string{containerTypes: childTypes, childTypes: containerTypes}

const topicContentLink topic = "custom content"

// contentLinks tells which custom content an entry names: name is the other one, value says from
// where, so that what the other one must say can be told.
func (s scope) contentLinks() []fact {
	key, ok := s.entry.Key()
	if !ok || key.Unknown {
		return nil
	}
	var out []fact
	for ref := range s.entry.References() {
		if ref.Kind == manifest.CustomContent && !ref.Unknown {
			out = append(out, fact{topic: topicContentLink, name: ref.Name, value: ref.Path[0] + " " + key.Name, span: ref.Span})
		}
	}
	return out
}

// contentLinks reports custom content that names another one that does not name it in turn.
func contentLinks(p *pass) {
	all := p.facts(topicContentLink)
	said := map[[2]string]bool{}
	for _, f := range all {
		said[[2]string{f.name, f.value}] = true
	}
	for _, f := range all {
		key, _ := f.entry.Key()
		property := f.value[:len(f.value)-len(key.Name)-1]
		back := opposite[property]
		if said[[2]string{key.Name, back + " " + f.name}] {
			continue
		}
		found := p.file.Lookup(manifest.CustomContent, f.name)
		if len(found) == 0 || p.brokenIn(f.span, 0) || p.mayName(found[0].Entry, back, key.Name) {
			continue
		}
		other := found[0]
		role := "child"
		if property == childTypes {
			role = "container"
		}
		p.report(Diagnostic{
			Rule: ruleCustomContentOneWay, Span: f.span,
			Message: fmt.Sprintf("%q does not name %q as a %s: add \"this:%s\" to its %q", other.Name, key.Name, role, key.Name, back),
			Related: []Related{{other.Value, "the other custom content"}},
			Mend:    func() []Fix { return p.mendOneWay(f, other, back, "this:"+key.Name) },
		}, always)
	}
}

// mayName reports whether it cannot be told if an entry names another one in a property.
func (p *pass) mayName(e *manifest.Entry, property, wanted string) bool {
	v := p.file.Value(e.Node())
	pair, ok := v.Pair(property)
	if p.brokenIn(e.Span(), 1) || !ok {
		return p.brokenIn(e.Span(), 1) || v.MayHave(property)
	}
	list := p.file.Value(pair.Value())
	if list.Type() != schema.List {
		return true
	}
	for item := range list.Items() {
		if item.Type() != schema.String {
			return true
		}
		// A misspelt name is reported itself.
		name, isContent := strings.CutPrefix(item.(manifest.Value).Text(), "this:")
		if _, near := schema.Nearest(name, []string{wanted}); isContent && near && !p.file.Declares(manifest.CustomContent, name) {
			return true
		}
	}
	return false
}

// mendOneWay makes the other one answer, or takes the name out.
func (p *pass) mendOneWay(f located, other manifest.Definition, back, name string) []Fix {
	var fixes []Fix
	title := fmt.Sprintf("Add %q to the %s of %q", name, back, other.Name)
	m := other.Entry.Node()
	if pair := m.Pair(back); pair.IsZero() {
		fixes = append(fixes, Fix{Title: title, Edits: p.edit().Fields(m, edit.Field{Key: back, Value: "[" + edit.Quoted(name) + "]"})})
	} else if edits := p.edit().Append(pair, edit.Scalar(name)); len(edits) > 0 {
		fixes = append(fixes, Fix{Title: title, Edits: edits})
	}
	for _, property := range []string{containerTypes, childTypes} {
		list := f.entry.Pair(property).Value()
		items := 0
		for range list.Items() {
			items++
		}
		for item := range list.Items() {
			if item.Span().Contains(f.span.Start) && items > 1 {
				fixes = append(fixes, Fix{Title: "Remove " + quoteTitle("this:"+f.name), Edits: p.edit().RemoveItem(list, item)})
			}
		}
	}
	return fixes
}
