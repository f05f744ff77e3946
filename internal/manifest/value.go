package manifest

import (
	"iter"
	"math"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// Value is a node as the evaluator of package schema wants it: the data that Forge
// makes of it. It implements [schema.Value], is comparable, and gives back its node.
//
// What is broken in the text is Unknown, so that a mistake in the YAML is not
// reported a second time; so is a string with a variable that only the deployment knows.
type Value struct {
	file *File
	node syntax.Node // an alias resolved
	at   syntax.Node // where it stands: the alias or the node itself
}

var _ schema.Value = Value{}

// Value returns a node of the file's tree as a value.
func (f *File) Value(n syntax.Node) Value {
	r, _ := f.resolve(n)
	return Value{f, r, n}
}

// TextOf is the string at a node; "" for anything else, for one that cannot be told, and where
// there is no node.
func (f *File) TextOf(n syntax.Node) string {
	if v := f.Value(n); !n.IsZero() && v.Type() == schema.String {
		return v.Text()
	}
	return ""
}

// Node is where the value stands in the text: an alias stands for what it names.
func (v Value) Node() syntax.Node { return v.at }

// Content is the node that holds the value: Node with aliases resolved.
func (v Value) Content() syntax.Node { return v.node }

// Items yields the members of a list.
func (v Value) Items() iter.Seq[schema.Value] {
	return func(yield func(schema.Value) bool) {
		if v.Type() != schema.List {
			return
		}
		for i := range v.node.Items() {
			if !yield(v.file.Value(i.Value())) {
				return
			}
		}
	}
}

// Type is the type of the data; Unknown where the text cannot be judged.
func (v Value) Type() schema.Type {
	if v.node.IsZero() || v.node.Kind() == syntax.Alias || v.node.Kind() == syntax.Stray || v.file.isBroken(v.node) {
		return schema.Unknown
	}
	switch v.node.Kind() {
	case syntax.Mapping:
		return schema.Map
	case syntax.Sequence:
		return schema.List
	}
	return v.scalarType()
}

// scalarType is the type of the data of a scalar.
func (v Value) scalarType() schema.Type {
	s := v.node.Scalar()
	switch s.Type {
	case syntax.Null:
		return schema.Null
	case syntax.Bool:
		return schema.Boolean
	case syntax.Int, syntax.Float:
		if math.IsInf(s.Number, 0) || math.IsNaN(s.Number) {
			return schema.Null
		}
		return schema.Number
	}
	if _, known := v.file.variables().substitute(s.Text); !known {
		return schema.Unknown
	}
	return schema.String
}

// Text is the content of a string, its variables replaced by their defaults, or
// the source of another scalar.
func (v Value) Text() string {
	s := v.node.Scalar()
	if s.Type != syntax.String {
		return s.Text
	}
	out, _ := v.file.variables().substitute(s.Text)
	return out
}

// Number is the value of a number.
func (v Value) Number() float64 { return v.node.Scalar().Number }
