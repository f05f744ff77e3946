package forgepackage

import (
	"math"
	"slices"
	"strconv"

	"forge-manifest-ls/internal/schema"
)

// What becomes of the values of keywords that hold no schemas.

func anything(_ *converter, l *schema.Literal) (*schema.Literal, error) { return l, nil }

func typed(want schema.Type) func(*converter, *schema.Literal) (*schema.Literal, error) {
	return func(c *converter, l *schema.Literal) (*schema.Literal, error) {
		if l.Type() != want {
			return nil, c.damage("this must be a " + want.String())
		}
		return l, nil
	}
}

func (c *converter) types(l *schema.Literal) (*schema.Literal, error) {
	names := l.Texts()
	if l.Type() == schema.String {
		names = []string{l.Text()}
	}
	for _, name := range names {
		if !schema.IsTypeName(name) {
			return nil, c.damage("unknown type " + strconv.Quote(name))
		}
	}
	if len(names) == 0 {
		return nil, c.damage("this must be a type or a list of types")
	}
	if len(names) == 1 {
		return schema.StringLiteral(names[0]), nil
	}
	return l, nil
}

// count converts a whole number that is not negative. Nothing is longer than a few
// million characters.
func (c *converter) count(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() != schema.Number || l.Number() != math.Trunc(l.Number()) || l.Number() < 0 {
		return nil, c.damage("this must be a whole number")
	}
	return schema.NumberLiteral(int(min(l.Number(), math.MaxInt32))), nil
}

// least converts a lower limit of a count: 0 says nothing.
func (c *converter) least(l *schema.Literal) (*schema.Literal, error) {
	n, err := c.count(l)
	if err != nil || n.Number() == 0 {
		return nil, err
	}
	return n, nil
}

func (c *converter) positive(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() != schema.Number || l.Number() <= 0 {
		return nil, c.damage("this must be a number above 0")
	}
	return l, nil
}

func (c *converter) flag(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() != schema.Boolean {
		return nil, c.damage("this must be true or false")
	}
	if !l.IsTrue() {
		return nil, nil
	}
	return l, nil
}

func (c *converter) required(l *schema.Literal) (*schema.Literal, error) {
	if l.Type() != schema.List {
		return nil, c.damage("this must be a list of names")
	}
	for _, item := range l.Elements() {
		if item.Type() != schema.String {
			return nil, c.damage("this must be a list of names")
		}
	}
	if len(l.Elements()) == 0 {
		return nil, nil
	}
	names := slices.Compact(slices.Sorted(slices.Values(l.Texts())))
	sorted := schema.NewList()
	for _, name := range names {
		sorted.Append(schema.StringLiteral(name))
	}
	return sorted, nil
}
