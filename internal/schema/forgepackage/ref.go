package forgepackage

import (
	"strconv"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// reference converts a schema with "$ref". What stands beside that counts as well, unlike
// in draft-07: Forge's validator has it so.
func (c *converter) reference(l *schema.Literal) (*schema.Literal, error) {
	beside, err := c.normal(l.Without("$ref"))
	if err != nil {
		return nil, err
	}
	pointed, err := c.target(l.Field("$ref"))
	if err != nil || len(beside.Names()) == 0 {
		return pointed, err
	}
	if node := c.node(pointed); node != nil {
		if merged := merge(node, beside); merged != nil {
			return c.intern(merged)
		}
	}
	all := schema.NewList(pointed)
	if others := beside.Field("allOf"); others != nil {
		all.Append(others.Elements()...)
	}
	return c.intern(beside.Without("allOf").With("allOf", all))
}

// linked are keywords of which each speaks of what the others leave open: they can be moved
// only together.
var linked = []string{"properties", "patternProperties", "additionalProperties"}

// merge joins two schemas that both apply into one, or returns nil where that would
// change the meaning.
func merge(a, b *schema.Literal) *schema.Literal {
	has := func(l *schema.Literal, names []string) bool {
		for _, name := range names {
			if l.Field(name) != nil {
				return true
			}
		}
		return false
	}
	if has(a, linked) && has(b, linked) || has(a, []string{"if"}) && has(b, []string{"if"}) {
		return nil
	}
	merged := b
	for i, name := range a.Names() {
		switch other := b.Field(name); {
		case other == nil:
			merged = merged.With(name, a.Elements()[i])
		case name == "default": // that of b is nearer
		case other.JSON() != a.Elements()[i].JSON():
			return nil
		}
	}
	return inOrder(merged)
}

// target converts what a reference points at, once.
func (c *converter) target(ref *schema.Literal) (*schema.Literal, error) {
	if ref.Type() != schema.String || !strings.HasPrefix(ref.Text(), "#") {
		return nil, c.damage("a reference must be to a place in the same file, not " + ref.JSON())
	}
	if ref.Text() == "#" || ref.Text() == "#/" {
		return manifestItself, nil
	}
	if t, ok := c.targets[ref.Text()]; ok {
		if t.schema == nil {
			if t.number < 0 {
				t.number = c.add(nil, 0)
			}
			return schema.NumberLiteral(t.number), nil
		}
		return t.schema, nil
	}
	found := c.document.At(ref.Text())
	if found == nil {
		return nil, c.damage("nothing is at the reference " + strconv.Quote(ref.Text()))
	}
	t := &target{number: -1}
	c.targets[ref.Text()] = t
	converted, err := c.schema(found, ref.Text())
	if err != nil {
		return nil, err
	}
	if t.number >= 0 {
		node := c.node(converted)
		if node == nil {
			node = schema.NewMap().With("allOf", schema.NewList(converted))
		}
		c.nodes[t.number] = node
		if converted.Type() == schema.Number {
			c.depths[t.number] = 1 + c.depths[int(converted.Number())]
		}
		converted = schema.NumberLiteral(t.number)
	}
	t.schema = converted
	return converted, nil
}
