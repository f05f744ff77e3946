package analysis

import "slices"

var ruleInternalField = &Rule{
	ID: "internal-field", Severity: Error, Official: []string{"modules.internalFieldFound"},
	Doc:  "Some properties of modules are set by the platform, and refused in a manifest.",
	Why:  schemaWhy,
	Bad:  head + scriptModule + "      resource: main\n      renderRuntimeType: iframe\n" + widget + resources,
	Good: head + scriptModule + "      resource: main\n" + widget + resources,
}

// internalNames are set by the platform in entries of all module types but function.
var internalNames = []string{"resolvedResourceEntry", "renderRuntimeType"}

// internalFields reports them for every module type, known to the catalogue or
// not, once each.
func (s scope) internalFields(found []finding) []finding {
	if !s.isModule() || s.name == "function" {
		return found
	}
	for _, name := range internalNames {
		pair := s.entry.Pair(name)
		if pair.IsZero() {
			continue
		}
		key, value := pair.Key().Span(), pair.Value().Span()
		found = slices.DeleteFunc(found, func(f finding) bool { return f.Span == key || f.Span == value })
		found = append(found, finding{
			Diagnostic: Diagnostic{
				Rule: ruleInternalField, Severity: Error, Span: key,
				Message: quoteTitle(name) + " is set by Forge itself and refused in a manifest: remove it",
			},
			place: key.Start, fix: removeProperty,
		})
	}
	return found
}
