package example

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// Value is what a value looks like when it is written anew: as small as the schema allows, with
// what the documentation's examples have beside that.
type Value struct {
	Type   schema.Type // Unknown when anything goes
	Text   string      // of a scalar: an example, or empty where none is known
	Number float64     // of a number
	// Fixed says that nothing else is accepted, and Guess that Text is only a word: it would name
	// something that nobody knows.
	Fixed, Guess bool
	// IsAuthors says that only an author may decide what it is: a fix does not write it.
	IsAuthors bool
	// Refers says what a string names.
	Refers schema.Reference
	// IsKey marks the key of an entry, which is to be one that nothing has yet.
	IsKey  bool
	Fields []Field  // of a map
	Others []*Value // of a map: its other alternatives
	Item   *Value   // of a list
}

// Field is a property of a map.
type Field struct {
	Name  string
	Value *Value
	When  Condition
}

// Condition says when a property is written.
type Condition uint8

// Conditions.
const (
	Always     Condition = iota // the schema asks for it
	Usual                       // the documentation's examples have it
	IfDeclared                  // if the manifest declares what it names
	IfNative                    // if the resource beside it is drawn by UI Kit
)

// Source is the value of a scalar as YAML, or "".
func (v *Value) Source() string {
	switch {
	case v.Type == schema.Number:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	case v.Type == schema.Boolean, v.Text == "", v.Text == yamledit.AppID: // is plain YAML, and written so by everyone
		return v.Text
	}
	return yamledit.Quoted(v.Text)
}

// Names reports whether a property names something of a kind.
func (v *Value) Names(to schema.Reference) bool {
	return slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Value.Refers == to })
}

// Has reports whether the example has a property.
func (v *Value) Has(name string) bool {
	return slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Name == name })
}

// Title names the properties that the schema asks for, and the usual ones where that is a key alone.
func (v *Value) Title() string {
	var names, usual []string
	for _, f := range v.Fields {
		switch f.When {
		case Always:
			names = append(names, f.Name)
		case Usual:
			usual = append(usual, f.Name)
		}
	}
	if len(names) < 2 {
		names = append(names, usual...)
	}
	return strings.Join(names, ", ")
}
