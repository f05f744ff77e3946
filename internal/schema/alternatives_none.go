package schema

import "slices"

// none is the outcome of a value that fits no alternative: what is wrong with it in the
// eyes of the alternative that its author meant.
func (a *alternatives) none() outcome {
	var typed []int
	var types Types
	for i := range a.outcomes {
		if a.outcomes[i].types == 0 {
			typed = append(typed, i)
		}
		types |= a.outcomes[i].types
	}
	switch {
	case len(typed) == 0:
		out := outcome{types: types, parts: a.all}
		out.add(Problem{Kind: TypeMismatch, At: a.sub.value, Schema: a.schema, Types: types})
		return out
	case len(typed) == 1:
		return a.choose(typed[0])
	}
	if p, ok := a.merged(typed); ok {
		return a.report(typed, p)
	}
	if a.sub.typ == Map {
		return a.noneOfMap(typed)
	}
	return a.fewest(typed)
}

// choose takes one alternative for the meant one.
func (a *alternatives) choose(i int) outcome {
	out := a.outcomes[i]
	out.others = append(out.others, a.except(i)...)
	return out
}

// report makes an outcome of a problem that no single alternative stands for.
func (a *alternatives) report(typed []int, problems ...Problem) outcome {
	out := a.join(accepted, typed)
	out.problems = nil
	for _, p := range problems {
		out.add(p)
	}
	return out
}

// fewest chooses the alternative with the fewest errors, the first of several.
func (a *alternatives) fewest(typed []int) outcome {
	// An alternative that wants something else than a map or a list where there is
	// one is not what the author meant.
	const misshapen = 10
	count := func(i int) int {
		n := 0
		for _, p := range a.outcomes[i].problems {
			switch {
			case p.Kind == TypeMismatch && (p.At.Type() == Map || p.At.Type() == List):
				n += misshapen
			case p.Kind.Error():
				n++
			}
		}
		return n
	}
	best, tied := typed[0], false
	for _, i := range typed[1:] {
		switch n := count(i); {
		case n < count(best):
			best, tied = i, false
		case n == count(best):
			tied = tied || !same(a.outcomes[i].problems[0], a.outcomes[best].problems[0])
		}
	}
	if tied && a.sub.typ != Map && a.sub.typ != List {
		p := Problem{Kind: NoAlternative, At: a.sub.value, Schema: a.schema}
		for _, i := range typed {
			p.Alternatives = append(p.Alternatives, a.all[i])
		}
		return a.report(typed, p)
	}
	return a.choose(best)
}

// merged returns one problem for all alternatives when all that each has against the value
// is a type or constant in the same place, and these differ.
func (a *alternatives) merged(typed []int) (Problem, bool) {
	var all Problem
	differ := false
	for n, i := range typed {
		p, ok := a.discriminator(i)
		if !ok || n > 0 && (p.Kind != all.Kind || p.At != all.At) {
			return Problem{}, false
		}
		if n == 0 {
			all = p
			continue
		}
		differ = differ || !slices.EqualFunc(p.Values, all.Values, sameLiteral) || p.Types != all.Types
		all.Types |= p.Types
		for _, value := range p.Values {
			if !slices.ContainsFunc(all.Values, func(l *Literal) bool { return sameLiteral(l, value) }) {
				all.Values = append(slices.Clone(all.Values), value)
			}
		}
	}
	if all.Kind == Enum && all.At.Type() == String {
		all.Near, _ = meant(all.At.Text(), current(&Schema{}, all.Values))
	}
	return all, differ
}

// discriminator returns the problem that a value or one of its properties has no
// type or constant of alternative i.
func (a *alternatives) discriminator(i int) (Problem, bool) {
	problems := a.outcomes[i].problems
	for _, p := range problems {
		constant := p.Kind == Enum && !p.OnName && (p.At == a.sub.value || slices.Contains(a.sub.values, p.At))
		if constant || p.Kind == TypeMismatch && len(problems) == 1 {
			return p, true
		}
	}
	return Problem{}, false
}

func sameLiteral(a, b *Literal) bool { return equal(a, b) == accepted }
