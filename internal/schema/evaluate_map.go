package schema

import "slices"

func (s *Schema) judgeMap(sub *subject, out *outcome) {
	for i, name := range sub.names {
		s.judgeField(i, name, sub, out)
		if s.Names != nil {
			s.judgeName(i, name, sub, out)
		}
	}
	for _, name := range s.Required {
		if i := sub.index(name); i >= 0 {
			out.declare(i, len(sub.names))
		} else {
			out.add(Problem{Kind: Required, At: sub.value, Schema: s, Map: sub.value, Name: name})
		}
	}
	if n := len(sub.names); !s.Size.Allows(n) {
		out.add(Problem{Kind: PropertyCount, At: sub.value, Schema: s, Limit: s.Size, Got: n})
	}
}

// judgeField judges a property of the map by everything that s says of it.
func (s *Schema) judgeField(i int, name string, sub *subject, out *outcome) {
	value := sub.values[i]
	if slices.Contains(s.Forbidden, name) {
		out.declare(i, len(sub.names))
		out.add(Problem{Kind: Forbidden, At: value, Schema: s, Map: sub.value, Name: name})
	}
	if slices.Contains(s.Internal, name) {
		out.declare(i, len(sub.names))
		out.note(Problem{Kind: Internal, At: value, Schema: s, Map: sub.value, Name: name})
	}
	known := false
	if p := s.Property(name); p != nil {
		known = true
		p.judge(s, value, sub, out)
	}
	for _, p := range s.Patterns {
		if p.Name.Match(name) {
			known = true
			out.inside(judgeValue(p.Schema, value))
		}
	}
	switch {
	case known:
		out.declare(i, len(sub.names))
	case s.Closed:
		out.declare(i, len(sub.names))
		if out.verdict = refused; !out.isFull() {
			out.add(s.unknownProperty(name, value, sub))
		}
	case s.Additional != nil:
		out.declare(i, len(sub.names))
		out.inside(judgeValue(s.Additional, value))
	}
}

// judge judges the value of a declared property. What is gone with all that it was a part of
// is no matter of the shape: see [Deprecation.Of].
func (p *Property) judge(s *Schema, value Value, sub *subject, out *outcome) {
	if p.Deprecated != nil && p.Deprecated.Of == "" {
		out.note(Problem{
			Kind: Deprecated, At: value, Schema: p.Schema, Map: sub.value, Name: p.Name,
			Names: s.absent(sub), Deprecation: p.Deprecated,
		})
	}
	if p.Documented == nil {
		out.inside(judgeValue(p.Schema, value))
	}
}

// unknownProperty is the problem of a name that a closed map does not know.
func (s *Schema) unknownProperty(name string, value Value, sub *subject) Problem {
	p := Problem{Kind: UnknownProperty, At: value, Schema: s, Map: sub.value, Name: name, Names: s.absent(sub)}
	if len(s.Properties) == 0 && len(s.Patterns) == 1 {
		p.Kind, p.OnName, p.Pattern = PatternMismatch, true, s.Patterns[0].Name
		return p
	}
	p.Near, _ = Nearest(name, p.Names)
	return p
}

// judgeName judges a name by propertyNames. A name that is none of a list is an unknown
// property.
func (s *Schema) judgeName(i int, name string, sub *subject, out *outcome) {
	if len(out.problems) >= MaxProblems {
		if judgeValue(s.Names, StringLiteral(name)).verdict == refused {
			out.verdict, out.more = refused, true
		}
		return
	}
	for _, p := range judgeValue(s.Names, StringLiteral(name)).problems {
		p.At, p.Schema, p.Map, p.Name, p.OnName = sub.values[i], s.Names, sub.value, name, true
		if p.Kind == Enum {
			p.Kind, p.OnName, p.Values = UnknownProperty, false, nil
			p.Names = absentOf(current(s.Names, s.Names.Enum), sub)
			p.Near, _ = Nearest(name, p.Names)
		}
		out.declare(i, len(sub.names))
		out.add(p)
	}
}

// absent returns the properties that s offers and the map does not have.
func (s *Schema) absent(sub *subject) []string {
	if names, ok := sub.lacking[s]; ok {
		return slices.Clip(names)
	}
	var names []string
	for _, p := range s.Properties {
		if !p.Hidden && p.Deprecated == nil {
			names = append(names, p.Name)
		}
	}
	names = absentOf(names, sub)
	if sub.lacking == nil {
		sub.lacking = map[*Schema][]string{}
	}
	sub.lacking[s] = names
	return slices.Clip(names)
}

func absentOf(names []string, sub *subject) []string {
	return slices.DeleteFunc(names, func(name string) bool { return sub.index(name) >= 0 })
}
