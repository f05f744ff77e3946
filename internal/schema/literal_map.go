package schema

import (
	"slices"
	"strconv"
	"strings"
)

// field returns a property of a map literal, or nil. l may be nil.
func (l *Literal) Field(name string) *Literal {
	if l == nil {
		return nil
	}
	for i := range l.names {
		if l.names[i] == name {
			return l.items[i]
		}
	}
	return nil
}

// without returns a map literal without some properties, and itself when it has
// none of them.
func (l *Literal) Without(names ...string) *Literal {
	rest := &Literal{typ: Map}
	for i, name := range l.names {
		if !contains(names, name) {
			rest.Put(name, l.items[i])
		}
	}
	if len(rest.names) == len(l.names) {
		return l
	}
	return rest
}

// put adds a property to a map literal that has none of the name.
func (l *Literal) Put(name string, value *Literal) {
	l.names = append(l.names, name)
	l.items = append(l.items, value)
}

// string returns a property that is a string; empty when there is none.
func (l *Literal) string(name string) string {
	if f := l.Field(name); f != nil && f.typ == String {
		return f.text
	}
	return ""
}

// with returns a map literal with one more property.
func (l *Literal) With(name string, value *Literal) *Literal {
	copied := &Literal{typ: Map, names: append([]string(nil), l.names...), items: append([]*Literal(nil), l.items...)}
	copied.Put(name, value)
	return copied
}

// sorted returns a map literal with its names in order.
func (l *Literal) Sorted() *Literal {
	all := &Literal{typ: Map}
	for _, name := range slices.Sorted(slices.Values(l.names)) {
		all.Put(name, l.Field(name))
	}
	return all
}

// at returns what a JSON pointer such as "#/definitions/a" points at, or nil.
func (l *Literal) At(pointer string) *Literal {
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "#/"), "/") {
		step = strings.NewReplacer("%25", "%", "%7B", "{", "%7D", "}", "%20", " ").Replace(step)
		step = strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
		if l.typ == List {
			if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(l.items) {
				l = l.items[i]
				continue
			}
			return nil
		}
		if l = l.Field(step); l == nil {
			return nil
		}
	}
	return l
}
