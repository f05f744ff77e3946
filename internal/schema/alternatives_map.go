package schema

import "slices"

// noneOfMap finds the alternative that the author of a map meant by the constants in
// it, then by the required properties that tell the alternatives apart.
func (a *alternatives) noneOfMap(typed []int) outcome {
	typed = a.byConstants(typed)
	if len(typed) == 1 {
		return a.choose(typed[0])
	}
	own := a.own(typed)
	var present []int // indices into typed
	for n := range typed {
		if a.sub.hasAny(own[n]) {
			present = append(present, n)
		}
	}
	switch len(present) {
	case 0:
		return a.noneNamed(typed, own)
	case 1:
		return a.choose(typed[present[0]])
	}
	for x, m := range present {
		for _, n := range present[x+1:] {
			if p, ok := a.exclusive(typed[m], typed[n], own[m], own[n]); ok && !together(own, p.Names) && !a.allowsBoth(p.Names) {
				return a.reportExclusive(p, typed, own)
			}
		}
	}
	return a.nearestOf(present, typed, own)
}

// byConstants keeps the alternatives whose constants the map has, among those that
// all have a constant for one property.
func (a *alternatives) byConstants(typed []int) []int {
	for f, name := range a.sub.names {
		constrained := func(i int) bool {
			p := a.all[i].Property(name)
			return p != nil && (p.Schema.Enum != nil || p.Schema.Const != nil)
		}
		if slices.ContainsFunc(typed, func(i int) bool { return !constrained(i) }) {
			continue
		}
		var fit []int
		for _, i := range typed {
			if judge(a.all[i].Property(name).Schema, newSubject(a.sub.values[f])).verdict != refused {
				fit = append(fit, i)
			}
		}
		if len(fit) > 0 {
			typed = fit
		}
	}
	return typed
}

// own returns, for each of some alternatives, the names that it requires and not all
// others do.
func (a *alternatives) own(indices []int) [][]string {
	own := make([][]string, len(indices))
	for n, i := range indices {
		for _, name := range a.all[i].Required {
			if slices.ContainsFunc(indices, func(j int) bool { return !slices.Contains(a.all[j].Required, name) }) {
				own[n] = append(own[n], name)
			}
		}
	}
	return own
}

func (sub *subject) hasAny(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return slices.Contains(sub.names, name) })
}

// exclusive returns the problem that the map has a property that only alternative i
// asks for beside one that only j asks for. Open alternatives of which several
// may hold do not exclude each other.
func (a *alternatives) exclusive(i, j int, ownI, ownJ []string) (Problem, bool) {
	x := slices.IndexFunc(a.sub.names, func(n string) bool { return slices.Contains(ownI, n) && !slices.Contains(ownJ, n) })
	y := slices.IndexFunc(a.sub.names, func(n string) bool { return slices.Contains(ownJ, n) && !slices.Contains(ownI, n) })
	if x < 0 || y < 0 || !a.one && !(a.closedTo(i, a.sub.names[y]) && a.closedTo(j, a.sub.names[x])) {
		return Problem{}, false
	}
	x, y = min(x, y), max(x, y)
	return Problem{
		Kind: Exclusive, At: a.sub.values[y], Schema: a.schema, Map: a.sub.value, Name: a.sub.names[y],
		Names: []string{a.sub.names[x], a.sub.names[y]}, Other: a.sub.values[x],
	}, true
}

// together reports whether an alternative asks for all of some names.
func together(own [][]string, names []string) bool {
	return slices.ContainsFunc(own, func(own []string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(own, name) })
	})
}

// allowsBoth reports whether an alternative declares all of some names.
func (a *alternatives) allowsBoth(names []string) bool {
	return slices.ContainsFunc(a.all, func(s *Schema) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return s.Property(name) == nil })
	})
}

func (a *alternatives) closedTo(i int, name string) bool {
	return a.all[i].Closed && a.all[i].Property(name) == nil
}

// reportExclusive reports properties that cannot be together, and what the
// alternative of the first of them finds besides.
func (a *alternatives) reportExclusive(p Problem, typed []int, own [][]string) outcome {
	n := slices.IndexFunc(own, func(names []string) bool { return slices.Contains(names, p.Names[0]) })
	problems := []Problem{p}
	for _, q := range a.outcomes[typed[n]].problems {
		if q.Map != a.sub.value || q.Kind != UnknownProperty || !inAny(own, q.Name) {
			problems = append(problems, q)
		}
	}
	return a.report(typed, problems...)
}

func inAny(lists [][]string, name string) bool {
	return slices.ContainsFunc(lists, func(names []string) bool { return slices.Contains(names, name) })
}

// noneNamed is the outcome of a map that has none of the properties that tell the
// alternatives apart.
func (a *alternatives) noneNamed(typed []int, own [][]string) outcome {
	for n, i := range typed {
		for _, name := range a.sub.names {
			if a.all[i].Property(name) == nil && slices.ContainsFunc(own[n], func(o string) bool { return near(name, o) }) {
				return a.choose(i) // misspelt
			}
		}
	}
	if i, ok := a.bestKnown(typed); ok {
		return a.choose(i)
	}
	if slices.ContainsFunc(own, func(names []string) bool { return len(names) == 0 }) {
		return a.fewest(typed)
	}
	choice := Problem{Kind: Choice, At: a.sub.value, Schema: a.schema, Map: a.sub.value, Several: !a.one && !a.allClosed(typed)}
	for n, names := range own {
		if !slices.Contains(choice.Names, names[0]) && !a.all[typed[n]].deprecates(names[0]) {
			choice.Names = append(choice.Names, names[0])
		}
	}
	return a.reportChoice(choice, typed, own)
}

// reportChoice reports that one of several properties is missing, and what the first
// alternative finds besides. One property that no alternative knows stands in the
// place of the missing one.
func (a *alternatives) reportChoice(choice Problem, typed []int, own [][]string) outcome {
	var rest []Problem
	unknown := -1
	for _, q := range a.outcomes[typed[0]].problems {
		if q.Kind == Required && q.Map == a.sub.value && inAny(own, q.Name) {
			continue
		}
		if q.Kind == UnknownProperty && q.Map == a.sub.value {
			unknown = len(rest)
		}
		rest = append(rest, q)
	}
	if len(rest) == 1 && unknown == 0 {
		rest[0].Names = choice.Names
		return a.report(typed, rest...)
	}
	return a.report(typed, append([]Problem{choice}, rest...)...)
}

func (a *alternatives) allClosed(typed []int) bool {
	return !slices.ContainsFunc(typed, func(i int) bool { return !a.all[i].Closed })
}
