package schema

import (
	"encoding/json"
	"iter"
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

// json returns the literal in JSON on one line.
func (l *Literal) json() string {
	var b strings.Builder
	l.write(&b)
	return b.String()
}

func (l *Literal) write(b *strings.Builder) {
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
			item.write(b)
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
