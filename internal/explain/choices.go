package explain

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/prose"
)

// inWords says which of some names are needed, when each choice is a set of names that will do.
func inWords(choices [][]string) []string {
	switch groups := independent(choices); {
	case len(choices) == 0:
		return nil
	case groups != nil:
		var facts []string
		for _, names := range groups {
			facts = append(facts, "Either "+prose.Or(codes(names)))
		}
		return facts
	case slices.ContainsFunc(choices, func(names []string) bool { return containsAll(choices, names) }):
		return []string{"At least one of " + prose.And(codes(smallest(choices)))}
	}
	var words []string
	for _, names := range choices {
		words = append(words, strings.Join(codes(names), " with "))
	}
	return []string{"Either " + strings.Join(words, ", or ")}
}

// independent splits choices into groups of names of which each choice has one of every group, and
// all combinations are choices. It is nil where there are no such groups.
func independent(choices [][]string) [][]string {
	if len(choices) == 0 {
		return nil
	}
	var groups [][]string
	for _, name := range choices[0] {
		groups = append(groups, []string{name})
	}
	for _, choice := range choices[1:] {
		for _, name := range choice {
			if slices.ContainsFunc(groups, func(group []string) bool { return slices.Contains(group, name) }) {
				continue
			}
			i := slices.IndexFunc(groups, func(group []string) bool { return !areTogether(choices, name, group[0]) })
			if i < 0 {
				return nil
			}
			groups[i] = append(groups[i], name)
		}
	}
	combinations := 1
	for _, group := range groups {
		combinations *= len(group)
		for _, choice := range choices {
			if len(choice) != len(groups) || !slices.ContainsFunc(group, func(name string) bool { return slices.Contains(choice, name) }) {
				return nil
			}
		}
	}
	if combinations != len(choices) {
		return nil
	}
	return groups
}

// areTogether reports whether a choice has both of two names.
func areTogether(choices [][]string, a, b string) bool {
	return slices.ContainsFunc(choices, func(names []string) bool { return slices.Contains(names, a) && slices.Contains(names, b) })
}

// containsAll reports whether another choice has all of some names, and more: then these exclude
// nothing.
func containsAll(choices [][]string, names []string) bool {
	return slices.ContainsFunc(choices, func(other []string) bool {
		return len(other) > len(names) && !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(other, name) })
	})
}

// smallest are the names of the choices that need one name alone.
func smallest(choices [][]string) []string {
	var names []string
	for _, choice := range choices {
		if len(choice) == 1 {
			names = append(names, choice[0])
		}
	}
	return names
}
