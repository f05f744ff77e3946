package schema

import "iter"

// Type is the JSON type of a value.
type Type uint8

// Types. Unknown is a value that cannot be judged yet: its text is broken, or it
// holds a variable whose value only the deployment knows. It satisfies every schema.
const (
	Unknown Type = iota
	Null
	Boolean
	Number
	String
	List
	Map
)

// Value is what the evaluator walks. Implementations are comparable handles to a
// place in a document (the evaluator hands them back in problems).
type Value interface {
	Type() Type
	// Text is the content of a string, or the source of another scalar.
	Text() string
	// Number is the value of a number.
	Number() float64
	// Items yields the values of a list.
	Items() iter.Seq[Value]
	// Fields yields the properties of a map in order, each name once.
	Fields() iter.Seq2[string, Value]
}
