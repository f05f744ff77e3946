package schema

import "slices"

// alternatives are schemas of which a value must fit one, or at least one.
type alternatives struct {
	schema   *Schema // that has them
	all      []*Schema
	one      bool // exactly one
	sub      *subject
	outcomes []outcome // beside all
}

func (s *Schema) judgeAlternatives(all []*Schema, one bool, sub *subject) outcome {
	a := &alternatives{schema: s, all: all, one: one, sub: sub}
	var fit, unsure []int
	for i, alternative := range all {
		out := judge(alternative, sub)
		a.outcomes = append(a.outcomes, out)
		switch out.verdict {
		case accepted:
			fit = append(fit, i)
		case open:
			unsure = append(unsure, i)
		}
	}
	switch {
	case one && len(fit) > 1:
		return a.tooMany(fit)
	case len(fit) == 0 && len(unsure) == 0:
		return a.none()
	case len(unsure) == 0 || !one && len(fit) > 0:
		return a.join(accepted, fit)
	default:
		return a.join(open, append(fit, unsure...))
	}
}

// join is the outcome of a value that several alternatives allow. Only what all of
// them find is a problem.
func (a *alternatives) join(v verdict, fit []int) outcome {
	out := outcome{verdict: v}
	for n, i := range fit {
		chosen := a.outcomes[i]
		chosen.verdict = v
		if n > 0 {
			out.problems = slices.DeleteFunc(slices.Clone(out.problems), func(p Problem) bool { return !reports(chosen.problems, p) })
			chosen.problems = nil
		}
		out.also(chosen)
	}
	out.verdict = v
	out.others = append(out.others, a.except(fit...)...)
	return out
}

// reports reports whether problems hold p, whatever schema it comes from.
func reports(problems []Problem, p Problem) bool {
	return slices.ContainsFunc(problems, func(q Problem) bool {
		return q.Kind == p.Kind && q.At == p.At && q.Map == p.Map && q.Name == p.Name
	})
}

// same reports whether two problems ask for the same change of a scalar.
func same(p, q Problem) bool {
	return p.Kind == q.Kind && p.At == q.At && p.Pattern == q.Pattern && p.Limit == q.Limit && slices.Equal(p.Values, q.Values) &&
		(p.Schema == q.Schema || p.Kind != Range && p.Kind != MultipleOf && p.Kind != NotAllowed && p.Kind != NoAlternative)
}

// except returns the alternatives other than some, leaving out those for values of
// another type.
func (a *alternatives) except(indices ...int) []*Schema {
	var rest []*Schema
	for i, alternative := range a.all {
		if !slices.Contains(indices, i) && a.outcomes[i].types == 0 {
			rest = append(rest, alternative)
		}
	}
	return rest
}

// tooMany is the outcome of a value that fits more than one alternative and must
// fit only one.
func (a *alternatives) tooMany(fit []int) outcome {
	out := a.join(accepted, fit)
	if a.sub.typ == List && len(a.sub.values) == 0 {
		out.add(Problem{Kind: ItemCount, At: a.sub.value, Schema: a.schema, Limit: Count{Min: 1}})
		return out
	}
	own := a.own(fit)
	if p, ok := a.exclusive(fit[0], fit[1], own[0], own[1]); ok {
		out.add(p)
		return out
	}
	p := Problem{Kind: SeveralAlternatives, At: a.sub.value, Schema: a.schema}
	for _, i := range fit {
		p.Alternatives = append(p.Alternatives, a.all[i])
	}
	out.add(p)
	return out
}
