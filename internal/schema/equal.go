package schema

import (
	"slices"
	"strconv"
	"strings"
)

// equal compares a constant with a value by JSON's idea of equality: accepted means
// equal, open that something unknown decides.
func equal(l *Literal, v Value) verdict {
	typ := v.Type()
	if typ == Unknown {
		return open
	}
	if typ != l.typ {
		return refused
	}
	switch typ {
	case String:
		return verdictOf(l.text == v.Text())
	case Number:
		return verdictOf(l.number == v.Number())
	case Boolean:
		return verdictOf(strings.EqualFold(l.text, v.Text())) // YAML also writes True and TRUE
	case List:
		return equalItems(l, slices.Collect(v.Items()))
	case Map:
		return equalFields(l, newSubject(v))
	default:
		return accepted
	}
}

func verdictOf(ok bool) verdict {
	if ok {
		return accepted
	}
	return refused
}

func equalItems(l *Literal, items []Value) verdict {
	if len(items) != len(l.items) {
		return refused
	}
	result := accepted
	for i, item := range items {
		result = min(result, equal(l.items[i], item))
	}
	return result
}

func equalFields(l *Literal, sub *subject) verdict {
	if len(sub.names) != len(l.names) {
		return refused
	}
	result := accepted
	for i, name := range l.names {
		value, ok := sub.field(name)
		if !ok {
			return refused
		}
		result = min(result, equal(l.items[i], value))
	}
	return result
}

// canonicalLimit bounds the canonical text of a value, in bytes: with aliases a short
// document can hold a value without end.
const canonicalLimit = 1 << 16

// canonical returns a text that equal values share, and false when something unknown
// is in the value or the value is too long.
func canonical(v Value) (string, bool) {
	var b strings.Builder
	ok := writeCanonical(&b, v)
	return b.String(), ok
}

func writeCanonical(b *strings.Builder, v Value) bool {
	if b.Len() > canonicalLimit {
		return false
	}
	switch v.Type() {
	case Unknown:
		return false
	case Null:
		b.WriteString("null")
	case Boolean:
		b.WriteString(strings.ToLower(v.Text()))
	case Number:
		n := v.Number()
		if n == 0 {
			n = 0 // not -0
		}
		b.WriteString(strconv.FormatFloat(n, 'g', -1, 64))
	case String:
		b.WriteString(strconv.Quote(v.Text()))
	case List:
		b.WriteByte('[')
		for item := range v.Items() {
			if !writeCanonical(b, item) {
				return false
			}
			b.WriteByte(',')
		}
		b.WriteByte(']')
	case Map:
		return writeCanonicalMap(b, newSubject(v))
	}
	return true
}

func writeCanonicalMap(b *strings.Builder, sub *subject) bool {
	sorted := slices.Sorted(slices.Values(sub.names))
	b.WriteByte('{')
	for _, name := range sorted {
		value, _ := sub.field(name)
		b.WriteString(strconv.Quote(name) + ":")
		if !writeCanonical(b, value) {
			return false
		}
		b.WriteByte(',')
	}
	b.WriteByte('}')
	return true
}
