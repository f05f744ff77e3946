package schema

import "slices"

// nearestOf chooses among alternatives of which the map has some own properties: the one of
// which it has most. Where each lacks one thing only, the author has the choice.
func (a *alternatives) nearestOf(present, typed []int, own [][]string) outcome {
	most := 0
	for _, n := range present {
		most = max(most, a.sub.count(own[n]))
	}
	var candidates []int
	for _, n := range present {
		if a.sub.count(own[n]) == most {
			candidates = append(candidates, typed[n])
		}
	}
	choice := Problem{Kind: Choice, At: a.sub.value, Schema: a.schema, Map: a.sub.value, Several: !a.one && !a.allClosed(candidates)}
	for _, i := range candidates {
		problems := a.outcomes[i].problems
		if len(problems) != 1 || problems[0].Kind != Required || problems[0].Map != a.sub.value {
			return a.fewest(candidates)
		}
		if !slices.Contains(choice.Names, problems[0].Name) {
			choice.Names = append(choice.Names, problems[0].Name)
		}
	}
	if len(choice.Names) < 2 {
		return a.fewest(candidates)
	}
	return a.report(candidates, choice)
}

// count counts the names that a map has.
func (sub *subject) count(names []string) int {
	n := 0
	for _, name := range names {
		if slices.Contains(sub.names, name) {
			n++
		}
	}
	return n
}

// bestKnown returns the alternative that declares more of the map's properties than
// every other.
func (a *alternatives) bestKnown(typed []int) (int, bool) {
	best, most, tied := 0, -1, false
	for _, i := range typed {
		known := 0
		for _, name := range a.sub.names {
			if a.all[i].Property(name) != nil {
				known++
			}
		}
		switch {
		case known > most:
			best, most, tied = i, known, false
		case known == most:
			tied = true
		}
	}
	return best, !tied
}
