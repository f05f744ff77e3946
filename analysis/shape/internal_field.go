package shape

import (
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
)

var RuleInternalField = &analysis.Rule{
	ID: "internal-field", Severity: analysis.Error, Official: []string{"modules.internalFieldFound"},
	Doc: "Some properties of modules are set by the platform, and refused in a manifest.",
}

// internalNames are set by the platform in entries of all module types but function.
var internalNames = []string{"resolvedResourceEntry", "renderRuntimeType"}

// InternalFields reports them for every module type, known to the catalogue or
// not, once each.
func InternalFields(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if !s.IsModule() || s.TypeName == "function" {
		return found
	}
	for _, name := range internalNames {
		pair := s.Entry.Pair(name)
		if pair.IsZero() {
			continue
		}
		key, value := pair.Key().Span(), pair.Value().Span()
		found = slices.DeleteFunc(found, func(f analysis.Finding) bool { return f.Span == key || f.Span == value })
		found = append(found, analysis.Finding{
			Diagnostic: analysis.Diagnostic{
				Rule: RuleInternalField, Severity: analysis.Error, Span: key,
				Message: prose.QuoteTitle(name) + " is set by Forge itself and refused in a manifest: remove it",
			},
			Place: key.Start, Fix: mend.RemoveProperty,
		})
	}
	return found
}
