package analysis

import "slices"

// documented are properties that Atlassian's newer pages describe and that the
// official schema does not have yet, by module type.
var documented = map[string][]string{
	"jira:dashboardBackgroundScript": {"title"},
}

// withoutDocumented drops the warnings about such properties.
func (s scope) withoutDocumented(found []finding) []finding {
	for _, name := range documented[s.name] {
		key := s.entry.Pair(name).Key().Span()
		found = slices.DeleteFunc(found, func(f finding) bool { return f.Rule == rulePropertyUnknown && f.Span == key })
	}
	return found
}
