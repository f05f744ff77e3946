package completion

import (
	"iter"

	"forge-manifest-ls/schema"
)

// extension is a map with one more property.
type extension struct {
	schema.Value
	name  string
	value schema.Value
}

// Fields yields the properties.
func (e extension) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range e.Value.Fields() {
			if name != e.name && !yield(name, v) {
				return
			}
		}
		yield(e.name, e.value)
	}
}

// unknown is a value of which nothing is known.
type unknown struct{}

// Type is Unknown.
func (unknown) Type() schema.Type { return schema.Unknown }

// Text is empty.
func (unknown) Text() string { return "" }

// Number is 0.
func (unknown) Number() float64 { return 0 }

// Items yields nothing.
func (unknown) Items() iter.Seq[schema.Value] { return func(func(schema.Value) bool) {} }

// Fields yields nothing.
func (unknown) Fields() iter.Seq2[string, schema.Value] {
	return func(func(string, schema.Value) bool) {}
}

// emptyMap is a map without properties.
type emptyMap struct{ unknown }

// Type is that of a map.
func (emptyMap) Type() schema.Type { return schema.Map }

// model is a shape as a value.
type model struct{ shape *shape }

// Type is that of the shape; Unknown where no example is known.
func (m model) Type() schema.Type {
	if m.shape.typ == schema.String && m.shape.text == "" {
		return schema.Unknown
	}
	return m.shape.typ
}

// Text is the example, or its source.
func (m model) Text() string { return m.shape.text }

// Number is the example.
func (m model) Number() float64 { return m.shape.number }

// Items yields one item.
func (m model) Items() iter.Seq[schema.Value] {
	return func(yield func(schema.Value) bool) {
		if m.shape.item != nil {
			yield(model{shape: m.shape.item})
		}
	}
}

// Fields yields what is required.
func (m model) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for _, f := range m.shape.fields {
			if !yield(f.name, model{shape: f.shape}) {
				return
			}
		}
	}
}
