package analysis

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// Unit is what is judged by itself: an entry of a list, or a section.
type Unit struct {
	File *manifest.File
	Node syntax.Node // its content
	Base int
	// TypeName is what the unit is called in messages: a module type or section.
	TypeName string
	// Entry is nil for a section, and key is the pair that a section or list is
	// the value of.
	Entry *manifest.Entry
	Key   syntax.PairNode
}

// IsTop reports whether the unit is the top of the file.
func (s Unit) IsTop() bool { return s.TypeName == "" }

// IsModule reports whether the unit is an entry of a module type.
func (s Unit) IsModule() bool { return s.Entry != nil && s.Entry.List.IsModule() }

// Truthiness says what JavaScript makes of the value of a property.
func (s Unit) Truthiness(property string) truthiness {
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
