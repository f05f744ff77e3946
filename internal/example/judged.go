package example

import (
	"iter"

	"forge-manifest-ls/internal/schema"
)

// Judged is the example as the evaluator of schemas sees it.
func (v *Value) Judged() schema.Value { return judged{v} }

// judged is an example as a value.
type judged struct{ example *Value }

// Type is that of the example; Unknown where no example is known.
func (j judged) Type() schema.Type {
	if j.example.Type == schema.String && j.example.Text == "" {
		return schema.Unknown
	}
	return j.example.Type
}

// Text is the example, or its source.
func (j judged) Text() string { return j.example.Text }

// Number is the example.
func (j judged) Number() float64 { return j.example.Number }

// Items yields one item.
func (j judged) Items() iter.Seq[schema.Value] {
	return func(yield func(schema.Value) bool) {
		if j.example.Item != nil {
			yield(judged{j.example.Item})
		}
	}
}

// Fields yields what the schema asks for.
func (j judged) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for _, f := range j.example.Fields {
			if f.When == Always && !yield(f.Name, judged{f.Value}) {
				return
			}
		}
	}
}
