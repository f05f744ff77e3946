package schema

import "strings"

// Types is a set of types.
type Types uint16

// integer narrows Number to whole numbers.
const integer Types = 1 << 15

// TypesOf makes a set. Without arguments it is 0, which allows every type.
func TypesOf(types ...Type) Types {
	var t Types
	for _, typ := range types {
		t |= 1 << typ
	}
	return t
}

// Has reports whether the set allows a type. Every set allows [Unknown].
func (t Types) Has(typ Type) bool {
	return t == 0 || typ == Unknown || t&(1<<typ) != 0
}

// Integer reports whether numbers must be whole.
func (t Types) Integer() bool { return t&integer != 0 }

// All returns the types of the set in the order of their declaration, none for 0.
func (t Types) All() []Type {
	var all []Type
	for typ := Null; typ <= Map; typ++ {
		if t&(1<<typ) != 0 {
			all = append(all, typ)
		}
	}
	return all
}

// String returns the types in words: "string or map".
func (t Types) String() string {
	var words []string
	for _, typ := range t.All() {
		if typ == Number && t.Integer() {
			words = append(words, "whole number")
			continue
		}
		words = append(words, typ.String())
	}
	return strings.Join(words, " or ")
}

// String returns the name of a type as manifests' authors know it: "null",
// "boolean", "number", "string", "list", "map" or "unknown".
func (t Type) String() string {
	return [...]string{"unknown", "null", "boolean", "number", "string", "list", "map"}[t]
}
