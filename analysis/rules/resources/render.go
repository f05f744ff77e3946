package resources

import (
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// renderedBy are the entries that name a resource for themselves: all of them draw it in one
// way, or none is returned.
func renderedBy(p *analysis.Pass, resource string, native bool) []*manifest.Entry {
	var entries []*manifest.Entry
	for l := range p.File.ModuleLists() {
		for _, e := range l.Entries {
			for _, f := range doubt.FrontEnds.Of(e) {
				switch {
				case f.Name != resource:
				case f.Native != native || f.Doubtful:
					return nil
				default:
					entries = append(entries, e)
				}
			}
		}
	}
	return entries
}

// addRender makes all modules that name a resource draw it with UI Kit.
func addRender(p *analysis.Pass, resource string) []analysis.Fix {
	fix := analysis.Fix{Title: "Add render: native"}
	for _, e := range renderedBy(p, resource, false) {
		m, ok := p.File.Catalogue().Module(e.List.Type)
		if !ok || m.Item == nil || !e.Pair("render").IsZero() || e.Pair("resource").IsZero() {
			return nil
		}
		if render := analysis.PropertySchema(m.Item, nil, "render"); render == nil || !render.Accepts(schema.StringLiteral("native")) {
			return nil
		}
		fix.Edits = append(fix.Edits, p.Edit().FieldsBehind(e.Node(), e.Pair("resource"), yamledit.Field{Key: "render", Value: "native"})...)
	}
	if fix, ok := mend.Tidy(p, fix); ok {
		return []analysis.Fix{fix}
	}
	return nil
}

// removeRender makes all modules that name a resource show it as a page of HTML.
func removeRender(p *analysis.Pass, resource string) []analysis.Fix {
	fix := analysis.Fix{Title: "Remove render"}
	for _, e := range renderedBy(p, resource, true) {
		m, ok := p.File.Catalogue().Module(e.List.Type)
		if !ok || m.Item == nil || e.Pair("render").IsZero() || isRequired(m.Item, "render") {
			return nil
		}
		fix.Edits = append(fix.Edits, p.Edit().RemovePair(e.Node(), e.Pair("render"))...)
	}
	if fix, ok := mend.Tidy(p, fix); ok {
		return []analysis.Fix{fix}
	}
	return nil
}

// isRequired reports whether a schema asks for a property, if only in one of its alternatives.
func isRequired(s *schema.Schema, name string) bool {
	return slices.ContainsFunc(s.Parts(nil), func(part *schema.Schema) bool { return slices.Contains(part.Required, name) })
}
