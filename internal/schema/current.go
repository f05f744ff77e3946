package schema

// Outdates returns what is known of a value that nobody should write any more; nil for others.
func (s *Schema) Outdates(v Value) *Deprecation {
	for _, o := range s.Outdated {
		if equal(o.Value, v) == accepted {
			return o.Deprecation
		}
	}
	return nil
}

// Current are the values of an enumeration that are not outdated.
func (s *Schema) Current() []*Literal {
	if s.Const != nil {
		return []*Literal{s.Const}
	}
	var out []*Literal
	for _, v := range s.Enum {
		if s.Outdates(v) == nil {
			out = append(out, v)
		}
	}
	return out
}

// Accepts reports whether Forge would accept a value.
func (s *Schema) Accepts(v Value) bool {
	for _, problem := range Evaluate(s, v) {
		if problem.Kind.Error() {
			return false
		}
	}
	return true
}
