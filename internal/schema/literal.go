package schema

import (
	"encoding/json"
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

// NumberLiteral makes a literal of a whole number.
func NumberLiteral(n int) *Literal {
	return &Literal{typ: Number, text: strconv.Itoa(n), number: float64(n)}
}

// BooleanLiteral makes a literal of a truth value.
func BooleanLiteral(b bool) *Literal { return &Literal{typ: Boolean, text: strconv.FormatBool(b)} }

// NullLiteral makes a literal of null.
func NullLiteral() *Literal { return &Literal{typ: Null, text: "null"} }

// NewList makes a literal of a list.
func NewList(items ...*Literal) *Literal { return &Literal{typ: List, items: items} }

// NewMap makes a literal of a map without properties.
func NewMap() *Literal { return &Literal{typ: Map} }

// Type implements [Value].
func (l *Literal) Type() Type { return l.typ }

// Text implements [Value].
func (l *Literal) Text() string { return l.text }

// Number implements [Value].
func (l *Literal) Number() float64 { return l.number }

// Names returns the names of the properties of a map, in their order. Callers do not change them.
func (l *Literal) Names() []string { return l.names }

// Elements returns the items of a list, or the values of the properties of a map. Callers do not
// change them.
func (l *Literal) Elements() []*Literal { return l.items }

// Texts returns the items of a list of strings.
func (l *Literal) Texts() []string {
	var all []string
	for _, item := range l.items {
		all = append(all, item.text)
	}
	return all
}

// IsTrue reports whether the literal is true. l may be nil.
func (l *Literal) IsTrue() bool { return l != nil && l.typ == Boolean && l.text == "true" }

// Append adds items to the literal of a list, which nobody else has seen yet.
func (l *Literal) Append(items ...*Literal) { l.items = append(l.items, items...) }

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
	return l.JSON()
}

// json returns the literal in JSON on one line.
func (l *Literal) JSON() string {
	var b strings.Builder
	l.Write(&b)
	return b.String()
}

func (l *Literal) Write(b *strings.Builder) {
	switch l.typ {
	case String:
		b.WriteString(quote(l.text))
	case List, Map:
		brackets := "[]"
		if l.typ == Map {
			brackets = "{}"
		}
		b.WriteByte(brackets[0])
		for i, item := range l.items {
			if i > 0 {
				b.WriteByte(',')
			}
			if l.typ == Map {
				b.WriteString(quote(l.names[i]) + ":")
			}
			item.Write(b)
		}
		b.WriteByte(brackets[1])
	default:
		b.WriteString(l.text)
	}
}

// quote writes a string in JSON.
func quote(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r > '~' }) < 0 {
		return `"` + s + `"`
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string can always be encoded
	}
	return strings.TrimSuffix(b.String(), "\n")
}
