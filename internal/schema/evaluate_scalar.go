package schema

import (
	"math"
	"unicode/utf8"
)

// judgeConstants judges by Enum and Const.
func (s *Schema) judgeConstants(sub *subject, out *outcome) {
	if s.Enum != nil {
		judgeAmong(s, s.Enum, sub, out)
	}
	if s.Const != nil {
		judgeAmong(s, []*Literal{s.Const}, sub, out)
	}
	for _, o := range s.Outdated {
		if equal(o.Value, sub.value) == accepted {
			out.note(Problem{Kind: Deprecated, At: sub.value, Schema: s, Deprecation: o.Deprecation})
		}
	}
}

func judgeAmong(s *Schema, values []*Literal, sub *subject, out *outcome) {
	best := refused
	for _, value := range values {
		best = max(best, equal(value, sub.value))
	}
	if best != refused {
		out.verdict = min(out.verdict, best)
		return
	}
	p := Problem{Kind: Enum, At: sub.value, Schema: s, Values: values}
	if sub.typ == String {
		p.Near, _ = meant(sub.value.Text(), current(s, values))
	}
	out.add(p)
}

// current returns the strings among values that are not outdated.
func current(s *Schema, values []*Literal) []string {
	var names []string
	for _, value := range values {
		if value.typ == String && s.Outdates(value) == nil {
			names = append(names, value.text)
		}
	}
	return names
}

// judgeString reports at most one problem: a string that does not look right at all is
// not blamed for its length as well.
func (s *Schema) judgeString(sub *subject, out *outcome) {
	text := sub.value.Text()
	length := utf8.RuneCountInString(text)
	switch {
	case length == 0 && !s.Length.Allows(0):
		out.add(Problem{Kind: Length, At: sub.value, Schema: s, Limit: s.Length})
	case s.Pattern != nil && !s.Pattern.Match(text):
		out.add(Problem{Kind: PatternMismatch, At: sub.value, Schema: s, Pattern: s.Pattern})
	case !s.Length.Allows(length):
		out.add(Problem{Kind: Length, At: sub.value, Schema: s, Limit: s.Length, Got: length})
	case s.Format == "uri" && !isURI(text):
		out.add(Problem{Kind: FormatMismatch, At: sub.value, Schema: s})
	}
}

func (s *Schema) judgeNumber(sub *subject, out *outcome) {
	n := sub.value.Number()
	if s.Minimum != nil && n < *s.Minimum || s.Maximum != nil && n > *s.Maximum {
		out.add(Problem{Kind: Range, At: sub.value, Schema: s})
	}
	if s.MultipleOf != nil {
		// From 1e21 on ajv's own test for a whole quotient fails.
		if q := n / *s.MultipleOf; !whole(q) || math.Abs(q) >= 1e21 {
			out.add(Problem{Kind: MultipleOf, At: sub.value, Schema: s})
		}
	}
}

func whole(n float64) bool { return n == math.Trunc(n) && !math.IsInf(n, 0) }
