package dashboards

import (
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// documented are properties that Atlassian's newer pages describe and that the
// official schema does not have yet, by module type.
var documented = map[string][]string{
	"jira:dashboardBackgroundScript": {"title"},
}

// withoutDocumented drops the warnings about such properties.
func withoutDocumented(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	for _, name := range documented[s.TypeName] {
		key := s.Entry.Pair(name).Key().Span()
		found = slices.DeleteFunc(found, func(f analysis.Finding) bool { return f.Rule == shape.RulePropertyUnknown && f.Span == key })
	}
	return found
}
