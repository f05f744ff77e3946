package references

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleCustomContentUnknown = &analysis.Rule{
		ID: "custom-content-unknown", Severity: analysis.Error, Official: []string{"modules.confluence.validateCustomContentHierarchyUnknown"},
		Doc: "Custom content that is named with \"this:\" is declared in the same manifest.",
	}
	ruleCustomContentOneWay = &analysis.Rule{
		ID: "custom-content-one-way", Severity: analysis.Error, Official: []string{"modules.confluence.validateCustomContentCrossReferenceMissingChild", "modules.confluence.validateCustomContentCrossReferenceMissingContainer"},
		Doc: "Where one custom content lists another as its child, that one lists the first as its container, and the other way round.",
	}
)

// opposite is the property that must name an entry in turn.
var opposite = map[string]string{mend.ContainerTypes: mend.ChildTypes, mend.ChildTypes: mend.ContainerTypes}

const topicContentLink analysis.Topic = "custom content"

// contentLinkFacts tells which custom content an entry names: name is the other one, value says from
// where, so that what the other one must say can be told.
func contentLinkFacts(s analysis.Scope) []analysis.Fact {
	key, ok := s.Entry.Key()
	if !ok || key.Unknown {
		return nil
	}
	var out []analysis.Fact
	for ref := range s.Entry.References() {
		if ref.Kind == manifest.CustomContent && !ref.Unknown {
			out = append(out, analysis.Fact{Topic: topicContentLink, Name: ref.Name, Value: ref.Path[0] + " " + key.Name, Span: ref.Span})
		}
	}
	return out
}

// contentLinks reports custom content that names another one that does not name it in turn.
func contentLinks(p *analysis.Pass) {
	all := p.Facts(topicContentLink)
	said := map[[2]string]bool{}
	for _, f := range all {
		said[[2]string{f.Name, f.Value}] = true
	}
	for _, f := range all {
		key, _ := f.Entry.Key()
		property := f.Value[:len(f.Value)-len(key.Name)-1]
		back := opposite[property]
		if said[[2]string{key.Name, back + " " + f.Name}] {
			continue
		}
		found := p.File.Lookup(manifest.CustomContent, f.Name)
		if len(found) == 0 || p.BrokenIn(f.Span, 0) || mayName(p, found[0].Entry, back, key.Name) {
			continue
		}
		other := found[0]
		role := "container"
		if property == mend.ChildTypes {
			role = "child"
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleCustomContentOneWay, Span: f.Span,
			Message: fmt.Sprintf("%q lists %q as a %s, so %q must list \"this:%s\" in %q", key.Name, other.Name, role, other.Name, key.Name, back),
			Related: []analysis.Related{{Span: other.Value, Message: "the other custom content"}},
			Mend:    func() []analysis.Fix { return mendOneWay(p, f, other, back, "this:"+key.Name) },
		}, analysis.Always)
	}
}

// mayName reports whether it cannot be told if an entry names another one in a property.
func mayName(p *analysis.Pass, e *manifest.Entry, property, wanted string) bool {
	v := p.File.Value(e.Node())
	pair, ok := v.Pair(property)
	if p.BrokenIn(e.Span(), 1) || !ok {
		return p.BrokenIn(e.Span(), 1) || v.MayHave(property)
	}
	list := p.File.Value(pair.Value())
	if list.Type() != schema.List {
		return true
	}
	for item := range list.Items() {
		if item.Type() != schema.String {
			return true
		}
		// A misspelt name is reported itself.
		name, isContent := strings.CutPrefix(item.(manifest.Value).Text(), "this:")
		if _, near := schema.Nearest(name, []string{wanted}); isContent && near && !p.File.Declares(manifest.CustomContent, name) {
			return true
		}
	}
	return false
}

// mendOneWay makes the other one answer, or takes the name out.
func mendOneWay(p *analysis.Pass, f analysis.Located, other manifest.Definition, back, name string) []analysis.Fix {
	var fixes []analysis.Fix
	title := fmt.Sprintf("Add %q to the %s of %q", name, back, other.Name)
	m := other.Entry.Node()
	if pair := m.Pair(back); pair.IsZero() {
		fixes = append(fixes, analysis.Fix{Title: title, Edits: p.Edit().Fields(m, yamledit.Field{Key: back, Value: "[" + yamledit.Quoted(name) + "]"})})
	} else if edits := p.Edit().Append(pair, yamledit.Scalar(name)); len(edits) > 0 {
		fixes = append(fixes, analysis.Fix{Title: title, Edits: edits})
	}
	for _, property := range []string{mend.ContainerTypes, mend.ChildTypes} {
		list := f.Entry.Pair(property).Value()
		items := 0
		for range list.Items() {
			items++
		}
		for item := range list.Items() {
			if item.Span().Contains(f.Span.Start) && items > 1 {
				fixes = append(fixes, analysis.Fix{Title: "Remove " + prose.QuoteTitle("this:"+f.Name), Edits: p.Edit().RemoveItem(list, item)})
			}
		}
	}
	return fixes
}
