package modules

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var ruleUIKit1 = &analysis.Rule{
	ID: "ui-kit-1", Severity: analysis.Warning,
	Doc: "A front end is a resource: no function draws it.",
	Why: "In UI Kit 1 a function drew the front end of a module. Atlassian has removed it, and says so of the package " +
		"\"@forge/ui\"; the schema still accepts its manifests. The guide \"Upgrade from UI Kit 1\" of Forge's documentation shows the way to today's UI Kit.",
}

// removedFrontEnds adds what an entry still has of UI Kit 1: in the entry itself, and in the maps
// in it, such as "edit" and "config".
func removedFrontEnds(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	m, ok := s.File.Catalogue().Module(s.TypeName)
	if !s.IsModule() || !ok || m.Item == nil {
		return found
	}
	if !isSaidOtherwise(s, found) {
		found = removedFrontEnd(s, found, s.Node, m.Item)
	}
	for pair := range s.Node.Pairs() {
		if in := s.File.Value(pair.Value()); in.Type() == schema.Map {
			if below := analysis.PropertySchema(m.Item, nil, pair.KeyText()); below != nil {
				found = removedFrontEnd(s, found, in.Content(), below)
			}
		}
	}
	return found
}

// isSaidOtherwise reports whether another rule says that a resource belongs in the place of the
// entry's function: the rules about resolvers without a resource, and about subpages.
func isSaidOtherwise(s analysis.Unit, found []analysis.Finding) bool {
	isResolver := func(f analysis.Finding) bool { return f.Rule.ID == "resolver-without-resource" }
	return slices.ContainsFunc(found, isResolver) || s.Truthiness("pages") != analysis.Falsy || s.Truthiness("sections") != analysis.Falsy
}

// removedFrontEnd adds the property of a map that belongs to UI Kit 1.
func removedFrontEnd(s analysis.Unit, found []analysis.Finding, in syntax.Node, sch *schema.Schema) []analysis.Finding {
	pair := in.Pair("function")
	if pair.IsZero() || !in.Pair("resource").IsZero() || s.IsRefused(found, pair.Key().Span()) {
		return found
	}
	for _, part := range sch.Parts(nil) {
		p := part.Property("function")
		if p == nil || p.Deprecated == nil || p.Deprecated.Of == "" {
			continue
		}
		message := fmt.Sprintf("\"function\" is of %s, which has been removed from Forge: use a \"resource\" with \"render: native\"", p.Deprecated.Of)
		f := s.Mistake(ruleUIKit1, pair.Key().Span(), message, mend.DrawByUIKit)
		f.Tags = []analysis.Tag{analysis.Deprecated}
		return append(found, f)
	}
	return found
}
