package references

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
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

// topicContentLink is the custom content that an entry names.
var topicContentLink = new(analysis.Topic[contentLink])

// contentLink says that the custom content from names the custom content to, in a property.
type contentLink struct{ from, property, to string }

// contentLinkFacts tells which custom content an entry names.
func contentLinkFacts(s analysis.Unit) []analysis.Fact {
	key, ok := s.Entry.Key()
	if !ok || key.Unknown {
		return nil
	}
	var out []analysis.Fact
	for ref := range s.Entry.References() {
		if ref.Kind == manifest.CustomContent && !ref.Unknown {
			out = append(out, topicContentLink.Fact(contentLink{key.Name, ref.Path[0], ref.Name}, ref.Span))
		}
	}
	return out
}

// contentLinks reports custom content that names another one that does not name it in turn.
func contentLinks(p *analysis.Pass) {
	all := topicContentLink.In(p)
	said := map[contentLink]bool{}
	for _, f := range all {
		said[f.Value] = true
	}
	for _, f := range all {
		link := f.Value
		back := opposite[link.property]
		if said[contentLink{link.to, back, link.from}] {
			continue
		}
		found := p.File.Lookup(manifest.CustomContent, link.to)
		if len(found) == 0 || p.BrokenIn(f.Span, 0) || mayName(p, found[0].Entry, back, link.from) {
			continue
		}
		other := found[0]
		role := "container"
		if link.property == mend.ChildTypes {
			role = "child"
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleCustomContentOneWay, Span: f.Span,
			Message: fmt.Sprintf("%q lists %q as a %s, so %q must list \"this:%s\" in %q", link.from, other.Name, role, other.Name, link.from, back),
			Related: []analysis.Related{{Span: other.Value, Message: "the other custom content"}},
			Mend:    func() []analysis.Fix { return mendOneWay(p, f, other, back, "this:"+link.from) },
		}, analysis.Always)
	}
}

// mayName reports whether it cannot be told if an entry names another one in a property.
func mayName(p *analysis.Pass, e *manifest.Entry, property, wanted string) bool {
	v := p.File.Value(e.Node())
	at := v.At(property)
	if p.BrokenIn(e.Span(), 1) || !at.Exists() {
		return p.BrokenIn(e.Span(), 1) || v.MayHave(property)
	}
	list := at.Value
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
func mendOneWay(p *analysis.Pass, f analysis.Located[contentLink], other manifest.Definition, back, name string) []analysis.Fix {
	var fixes []analysis.Fix
	title := fmt.Sprintf("Add %q to the %s of %q", name, back, other.Name)
	m := other.Entry.Node()
	if pair := m.Pair(back); pair.IsZero() {
		fixes = append(fixes, analysis.Fix{Title: title, Edits: p.Edit().Fields(m, yamledit.Field{Key: back, Value: "[" + yamledit.Quoted(name) + "]"})})
	} else if edits := p.Edit().Append(pair, yamledit.Scalar(name)); len(edits) > 0 {
		fixes = append(fixes, analysis.Fix{Title: title, Edits: edits})
	}
	fixes = mend.Supposing(fixes)
	for _, property := range []string{mend.ContainerTypes, mend.ChildTypes} {
		list := f.Entry.Pair(property).Value()
		for item := range list.Items() {
			if item.Span().Contains(f.Span.Start) && syntax.CountItems(list) > 1 {
				fixes = append(fixes, analysis.Fix{Title: "Remove " + prose.QuoteTitle("this:"+f.Value.to), Edits: p.Edit().RemoveItem(list, item)})
			}
		}
	}
	return fixes
}
