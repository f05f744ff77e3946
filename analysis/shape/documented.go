package shape

import (
	"slices"

	"forge-manifest-ls/analysis"
)

// documented are properties that Atlassian's newer pages describe and that the
// official schema does not have yet, by module type.
var documented = map[string][]string{
	"jira:dashboardBackgroundScript": {"title"},
}

// WithoutDocumented drops the warnings about such properties.
func WithoutDocumented(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	for _, name := range documented[s.TypeName] {
		key := s.Entry.Pair(name).Key().Span()
		found = slices.DeleteFunc(found, func(f analysis.Finding) bool { return f.Rule == RulePropertyUnknown && f.Span == key })
	}
	return found
}
