package schema

import "slices"

// finish completes the outcome of a value once everything that is said of it has been
// heard: properties that nobody declares, misspelt names, and repetitions.
func finish(s *Schema, sub *subject, out *outcome) {
	out.problems = withoutRepetitions(out.problems)
	if sub.typ != Map {
		return
	}
	known, missing, offered := structured(out.parts), missing(out.problems, sub), []string(nil)
	for i, name := range sub.names {
		if (out.declared == nil || !out.declared[i]) && (known || misspelt(name, missing)) && !out.isFull() {
			if offered == nil {
				offered = out.offered(sub)
			}
			if p, ok := out.undeclared(s, i, sub, slices.Clip(offered)); ok {
				out.note(p)
			}
		}
	}
	out.problems = withMisspelt(withoutRefusedValues(out.problems), sub)
}

// withoutRefusedValues leaves out what is wrong with the value of a property that must
// not be there anyway.
func withoutRefusedValues(problems []Problem) []Problem {
	var refused []Value
	for _, p := range problems {
		if p.Kind == Internal || p.Kind == Forbidden {
			refused = append(refused, p.At)
		}
	}
	if refused == nil {
		return problems
	}
	return slices.DeleteFunc(problems, func(p Problem) bool {
		return p.Kind != Internal && p.Kind != Forbidden && slices.Contains(refused, p.At)
	})
}

// structured reports whether the parts say which properties there are. A map of which
// nothing is known may hold anything.
func structured(parts []*Schema) bool {
	return slices.ContainsFunc(parts, func(s *Schema) bool { return len(s.Properties) > 0 }) &&
		!slices.ContainsFunc(parts, func(s *Schema) bool { return s.Open })
}

// offered returns what the parts offer and the map does not have.
func (o *outcome) offered(sub *subject) []string {
	var names []string
	for _, part := range o.parts {
		for _, name := range part.absent(sub) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// undeclared is the problem of a property that no part declares. There is none where an
// alternative has the property that lacks nothing else.
func (o *outcome) undeclared(s *Schema, i int, sub *subject, offered []string) (Problem, bool) {
	name := sub.names[i]
	p := Problem{Kind: UndeclaredProperty, At: sub.values[i], Schema: s, Map: sub.value, Name: name, Names: offered}
	for _, other := range o.others {
		if other.Property(name) != nil {
			p.With = absentOf(slices.Clone(other.Required), sub)
			return p, len(p.With) > 0
		}
	}
	p.Near, _ = Nearest(name, offered)
	return p, true
}

// missing are the required properties that the map lacks.
func missing(problems []Problem, sub *subject) []string {
	var names []string
	for _, p := range problems {
		if p.Kind == Required && p.Map == sub.value {
			names = append(names, p.Name)
		}
	}
	return names
}

// misspelt reports whether a name was probably meant to be a missing one.
func misspelt(name string, missing []string) bool {
	return slices.ContainsFunc(missing, func(other string) bool { return near(name, other) })
}

// withMisspelt joins each missing required property with the unknown name that was
// probably meant for it.
func withMisspelt(problems []Problem, sub *subject) []Problem {
	for i, missing := range problems {
		if missing.Kind != Required || missing.Map != sub.value {
			continue
		}
		for j := range problems {
			p := &problems[j]
			unknown := p.Kind == UnknownProperty || p.Kind == UndeclaredProperty
			if unknown && p.Map == sub.value && p.Missing == "" && near(p.Name, missing.Name) {
				p.Kind, p.Missing, p.Near = UnknownProperty, missing.Name, missing.Name
				problems[i].Kind = 0
				break
			}
		}
	}
	return slices.DeleteFunc(problems, func(p Problem) bool { return p.Kind == 0 })
}

// withoutRepetitions keeps the first of several problems of one kind in one place.
func withoutRepetitions(problems []Problem) []Problem {
	if len(problems) < 2 {
		return problems
	}
	type place struct {
		kind    Kind
		at, in  Value
		name    string
		pattern *Pattern
	}
	seen := map[place]bool{}
	return slices.DeleteFunc(problems, func(p Problem) bool {
		here := place{p.Kind, p.At, p.Map, p.Name, p.Pattern}
		repeated := seen[here]
		seen[here] = true
		return repeated
	})
}
