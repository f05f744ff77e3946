package schema

import (
	"iter"
	"strconv"
	"strings"
)

// Literal is a constant of the catalogue: an allowed or default value. It is a
// [Value] itself.
type Literal struct {
	typ    Type
	text   string
	number float64
	names  []string // of a map, beside items
	items  []*Literal
}

// StringLiteral makes a literal of a string.
func StringLiteral(s string) *Literal { return &Literal{typ: String, text: s} }

// Type implements [Value].
func (l *Literal) Type() Type { return l.typ }

// Text implements [Value].
func (l *Literal) Text() string { return l.text }

// Number implements [Value].
func (l *Literal) Number() float64 { return l.number }

// Items implements [Value].
func (l *Literal) Items() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for _, item := range l.items {
			if l.typ != List || !yield(item) {
				return
			}
		}
	}
}

// Fields implements [Value].
func (l *Literal) Fields() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for i, name := range l.names {
			if !yield(name, l.items[i]) {
				return
			}
		}
	}
}

// String returns the literal in JSON, but a string as it is.
func (l *Literal) String() string {
	if l.typ == String {
		return l.text
	}
	return l.json()
}

func (l *Literal) json() string {
	var parts []string
	for i, item := range l.items {
		part := item.json()
		if l.typ == Map {
			part = strconv.Quote(l.names[i]) + ": " + part
		}
		parts = append(parts, part)
	}
	switch l.typ {
	case String:
		return strconv.Quote(l.text)
	case List:
		return "[" + strings.Join(parts, ", ") + "]"
	case Map:
		return "{" + strings.Join(parts, ", ") + "}"
	default:
		return l.text
	}
}
