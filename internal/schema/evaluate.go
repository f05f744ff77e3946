package schema

import "slices"

// Evaluate judges a value. It reports a problem whose kind is an error exactly when
// Forge's validator refuses the value for its shape, and one problem for one
// mistake. A property set though it is internal is such an error as well.
//
// The result depends on the arguments alone: callers may keep it as long as v
// stays the same.
//
// Of more than [MaxProblems] problems some are left out, and the last one says so.
func Evaluate(s *Schema, v Value) []Problem {
	out := judgeValue(s, v)
	if out.more {
		return append(out.problems, Problem{Kind: MoreProblems, At: v, Schema: s, Several: out.verdict == refused})
	}
	return out.problems
}

// MaxProblems is how many problems of one value are told of.
const MaxProblems = 500

// Parts returns the schemas that together apply to v: s, what all of its AllOf say,
// the alternatives that v fits or, when it fits none, the one that its author
// probably means, and so on. When v is nil all alternatives apply.
func (s *Schema) Parts(v Value) []*Schema {
	if v != nil && v.Type() != Unknown {
		sub := newSubject(v)
		sub.parts = true
		return judge(s, sub).parts
	}
	parts := []*Schema{s}
	for _, below := range [][]*Schema{s.AllOf, s.OneOf, s.AnyOf, {s.Then, s.Else}} {
		for _, part := range below {
			if part != nil {
				parts = append(parts, part.Parts(nil)...)
			}
		}
	}
	return parts
}

// PartsOf returns the [Schema.Parts] of several schemas, each once.
func PartsOf(schemas []*Schema, v Value) []*Schema {
	var all []*Schema
	for _, s := range schemas {
		for _, part := range s.Parts(v) {
			if !slices.Contains(all, part) {
				all = append(all, part)
			}
		}
	}
	return all
}

// judgeValue judges a value by all that is said of it.
func judgeValue(s *Schema, v Value) outcome {
	sub := newSubject(v)
	out := judge(s, sub)
	finish(s, sub, &out)
	return out
}

// judge judges a subject by one schema, of several perhaps.
func judge(s *Schema, sub *subject) outcome {
	out := outcome{verdict: accepted}
	if sub.parts || sub.typ == Map {
		out.parts = []*Schema{s}
	}
	if sub.typ == Unknown {
		out.verdict = open
		return out
	}
	if !s.Types.Has(sub.typ) || sub.typ == Number && s.Types.Integer() && !whole(sub.value.Number()) {
		out.types = s.Types
		out.add(Problem{Kind: TypeMismatch, At: sub.value, Schema: s, Types: s.Types})
		return out
	}
	if len(s.Forbidden) > 0 && sub.typ != Map { // what is no map cannot lack a property
		out.types = TypesOf(Map)
		out.add(Problem{Kind: TypeMismatch, At: sub.value, Schema: s, Types: TypesOf(Map)})
		return out
	}
	s.judgeConstants(sub, &out)
	switch {
	case sub.typ == Map:
		s.judgeMap(sub, &out)
	case sub.typ == List:
		s.judgeList(sub, &out)
	case out.verdict == refused: // not among the constants: its look does not matter
	case sub.typ == String:
		s.judgeString(sub, &out)
	case sub.typ == Number:
		s.judgeNumber(sub, &out)
	}
	s.judgeCombined(sub, &out)
	if s.Partial {
		out.verdict = min(out.verdict, open)
	}
	return out
}

// judgeCombined judges by the schemas that s is made of.
func (s *Schema) judgeCombined(sub *subject, out *outcome) {
	for _, part := range s.AllOf {
		out.also(judge(part, sub))
	}
	if s.OneOf != nil {
		out.also(s.judgeAlternatives(s.OneOf, true, sub))
	}
	if s.AnyOf != nil {
		out.also(s.judgeAlternatives(s.AnyOf, false, sub))
	}
	if s.Not != nil {
		switch judge(s.Not, sub).verdict {
		case accepted:
			out.add(Problem{Kind: NotAllowed, At: sub.value, Schema: s})
		case open:
			out.verdict = min(out.verdict, open)
		}
	}
	if s.If != nil {
		s.judgeCondition(sub, out)
	}
}

func (s *Schema) judgeCondition(sub *subject, out *outcome) {
	condition := judge(s.If, sub).verdict
	then := s.Then
	switch condition {
	case open:
		out.verdict = min(out.verdict, open)
		return
	case refused:
		then = s.Else
	}
	if then != nil {
		out.also(judge(then, sub))
	}
}
