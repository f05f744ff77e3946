package shape

import (
	"iter"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// outline is a map without what is in its properties: judging it costs what its
// keys cost, not what the whole file does.
type outline struct{ manifest.Value }

// outlineProperty is a property of an outline.
type outlineProperty struct{ manifest.Value }

// Type is that of a value that nobody looks at.
func (outlineProperty) Type() schema.Type { return schema.Unknown }

// Fields yields the properties, each without what is in it.
func (o outline) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range o.Value.Fields() {
			if !yield(name, outlineProperty{Original(v)}) {
				return
			}
		}
	}
}

// Original is the value that the evaluator was given or found, as the manifest has it.
func Original(v schema.Value) manifest.Value {
	switch v := v.(type) {
	case manifest.Value:
		return v
	case outline:
		return v.Value
	case ConditionLevel:
		return v.Value
	case outlineProperty:
		return v.Value
	}
	return manifest.Value{}
}

// ConditionLevel is a map of display conditions without the operators in it, which
// Forge judges by itself.
type ConditionLevel struct{ manifest.Value }

// Fields yields the conditions.
func (l ConditionLevel) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range l.Value.Fields() {
			if !IsOperator(name) && !yield(name, v) {
				return
			}
		}
	}
}

// IsOperator reports whether a name is that of an operator of display conditions.
func IsOperator(name string) bool { return name == "and" || name == "or" || name == "not" }
