package analysis

import (
	"slices"
)

// mergeKeys says of "<<" what its author cannot know: Forge reads YAML 1.2, where

// it is a key like any other. What is missing because of it is the same mistake.

func (s scope) mergeKeys(found []finding) []finding {
	pair := s.entry.Pair("<<")
	if pair.IsZero() {
		return found
	}
	key, missing := pair.Key().Span().Shift(-s.base), false
	for i := range found {
		if f := &found[i]; f.absent != "" && f.place == s.node.Span().Start-s.base {
			f.Message += " (Forge reads YAML 1.2, where \"<<\" merges nothing)"
			missing = true
		}
	}
	return slices.DeleteFunc(found, func(f finding) bool { return missing && f.absent == "" && f.Span == key })
}

// misplacedFunction says of a function that stands beside a resource where it

// belongs: into the resolver.

// dedented offers to indent a property that should be inside the empty resolver.

// takes reports whether the map that a finding is about may have a property.
