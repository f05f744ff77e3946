package trial

import (
	"iter"

	"forge-manifest-ls/internal/schema"
)

// Conditions is a map of display conditions without the operators in it, which Forge judges
// by themselves.
type Conditions struct{ schema.Value }

// Fields yields the conditions.
func (c Conditions) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range c.Value.Fields() {
			if !isOperator(name) && !yield(name, v) {
				return
			}
		}
	}
}

func isOperator(name string) bool { return name == "and" || name == "or" || name == "not" }

// withProperty is a map with one more property.
type withProperty struct {
	schema.Value
	name  string
	value schema.Value
}

// Fields yields the properties.
func (e withProperty) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range e.Value.Fields() {
			if name != e.name && !yield(name, v) {
				return
			}
		}
		yield(e.name, e.value)
	}
}

// Unknown is a value of which nothing is known.
type Unknown struct{}

// Type is Unknown.
func (Unknown) Type() schema.Type { return schema.Unknown }

// Text is empty.
func (Unknown) Text() string { return "" }

// Number is 0.
func (Unknown) Number() float64 { return 0 }

// Items yields nothing.
func (Unknown) Items() iter.Seq[schema.Value] { return func(func(schema.Value) bool) {} }

// Fields yields nothing.
func (Unknown) Fields() iter.Seq2[string, schema.Value] {
	return func(func(string, schema.Value) bool) {}
}

// EmptyMap is a map without properties.
type EmptyMap struct{ Unknown }

// Type is that of a map.
func (EmptyMap) Type() schema.Type { return schema.Map }
