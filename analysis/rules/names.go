package rules

import (
	"slices"
	"sync"

	"forge-manifest-ls/analysis"
)

// GroupNames returns the names of the groups of rules, sorted.
func GroupNames() []string {
	names := []string{engineGroup}
	for _, one := range inOrder {
		names = append(names, one.name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// GroupOf returns the name of the group that a rule belongs to.
func GroupOf(r *analysis.Rule) string {
	if name := groupOf()[r]; name != "" {
		return name
	}
	return engineGroup
}

// groupOf holds the name of the group of each rule that has one.
var groupOf = sync.OnceValue(func() map[*analysis.Rule]string {
	names := map[*analysis.Rule]string{}
	for _, one := range inOrder {
		for _, rule := range one.group.Rules {
			names[rule] = one.name
		}
	}
	return names
})
