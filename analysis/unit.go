package analysis

import "forge-manifest-ls/internal/schema"

// Truthiness says what JavaScript makes of the value of a property.
func (s Scope) Truthiness(property string) truthiness {
	pair := s.Entry.Pair(property)
	if pair.IsZero() {
		return Falsy
	}
	switch v := s.File.Value(pair.Value()); {
	case v.Type() == schema.Unknown:
		return Unsure
	case v.Type() == schema.Null || IsFalsy(v.Content()):
		return Falsy
	}
	return Truthy
}

type truthiness uint8

// What a value counts as where JavaScript asks whether it is true.
const (
	Unsure truthiness = iota
	Falsy
	Truthy
)
