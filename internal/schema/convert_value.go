package schema

import (
	"math"
	"slices"
)

// What becomes of the values of keywords that hold no schemas.

func anything(_ *converter, l *Literal) (*Literal, error) { return l, nil }

func typed(want Type) func(*converter, *Literal) (*Literal, error) {
	return func(c *converter, l *Literal) (*Literal, error) {
		if l.typ != want {
			return nil, c.damage("this must be a " + want.String())
		}
		return l, nil
	}
}

func (c *converter) types(l *Literal) (*Literal, error) {
	names := texts(l)
	if l.typ == String {
		names = []string{l.text}
	}
	for _, name := range names {
		if _, known := typeNames[name]; !known {
			return nil, c.damage("unknown type " + quote(name))
		}
	}
	if len(names) == 0 {
		return nil, c.damage("this must be a type or a list of types")
	}
	if len(names) == 1 {
		return StringLiteral(names[0]), nil
	}
	return l, nil
}

// count converts a whole number that is not negative. Nothing is longer than a few
// million characters.
func (c *converter) count(l *Literal) (*Literal, error) {
	if l.typ != Number || !whole(l.number) || l.number < 0 {
		return nil, c.damage("this must be a whole number")
	}
	return numberLiteral(int(min(l.number, math.MaxInt32))), nil
}

// least converts a lower limit of a count: 0 says nothing.
func (c *converter) least(l *Literal) (*Literal, error) {
	n, err := c.count(l)
	if err != nil || n.number == 0 {
		return nil, err
	}
	return n, nil
}

func (c *converter) positive(l *Literal) (*Literal, error) {
	if l.typ != Number || l.number <= 0 {
		return nil, c.damage("this must be a number above 0")
	}
	return l, nil
}

func (c *converter) flag(l *Literal) (*Literal, error) {
	if l.typ != Boolean {
		return nil, c.damage("this must be true or false")
	}
	if !isTrue(l) {
		return nil, nil
	}
	return l, nil
}

func (c *converter) required(l *Literal) (*Literal, error) {
	if l.typ != List {
		return nil, c.damage("this must be a list of names")
	}
	for _, item := range l.items {
		if item.typ != String {
			return nil, c.damage("this must be a list of names")
		}
	}
	if len(l.items) == 0 {
		return nil, nil
	}
	names := slices.Compact(slices.Sorted(slices.Values(texts(l))))
	sorted := &Literal{typ: List}
	for _, name := range names {
		sorted.items = append(sorted.items, StringLiteral(name))
	}
	return sorted, nil
}
