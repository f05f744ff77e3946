package schema

import "strings"

// reference converts a schema with "$ref". What stands beside that counts as well, unlike
// in draft-07: Forge's validator has it so.
func (c *converter) reference(l *Literal) (*Literal, error) {
	beside, err := c.normal(l.without("$ref"))
	if err != nil {
		return nil, err
	}
	pointed, err := c.target(l.field("$ref"))
	if err != nil || len(beside.names) == 0 {
		return pointed, err
	}
	if node := c.node(pointed); node != nil {
		if merged := merge(node, beside); merged != nil {
			return c.intern(merged)
		}
	}
	all := &Literal{typ: List, items: []*Literal{pointed}}
	if others := beside.field("allOf"); others != nil {
		all.items = append(all.items, others.items...)
	}
	return c.intern(beside.without("allOf").with("allOf", all))
}

// linked are keywords of which each speaks of what the others leave open: they can be moved
// only together.
var linked = []string{"properties", "patternProperties", "additionalProperties"}

// merge joins two schemas that both apply into one, or returns nil where that would
// change the meaning.
func merge(a, b *Literal) *Literal {
	has := func(l *Literal, names []string) bool {
		for _, name := range names {
			if l.field(name) != nil {
				return true
			}
		}
		return false
	}
	if has(a, linked) && has(b, linked) || has(a, []string{"if"}) && has(b, []string{"if"}) {
		return nil
	}
	merged := b
	for i, name := range a.names {
		switch other := b.field(name); {
		case other == nil:
			merged = merged.with(name, a.items[i])
		case name == "default": // that of b is nearer
		case other.json() != a.items[i].json():
			return nil
		}
	}
	return inOrder(merged)
}

// target converts what a reference points at, once.
func (c *converter) target(ref *Literal) (*Literal, error) {
	if ref.typ != String || !strings.HasPrefix(ref.text, "#") {
		return nil, c.damage("a reference must be to a place in the same file, not " + ref.json())
	}
	if ref.text == "#" || ref.text == "#/" {
		return manifestItself, nil
	}
	if t, ok := c.targets[ref.text]; ok {
		if t.schema == nil {
			if t.number < 0 {
				t.number = c.add(nil, 0)
			}
			return numberLiteral(t.number), nil
		}
		return t.schema, nil
	}
	found := c.document.at(ref.text)
	if found == nil {
		return nil, c.damage("nothing is at the reference " + quote(ref.text))
	}
	t := &target{number: -1}
	c.targets[ref.text] = t
	converted, err := c.schema(found, ref.text)
	if err != nil {
		return nil, err
	}
	if t.number >= 0 {
		node := c.node(converted)
		if node == nil {
			node = (&Literal{typ: Map}).with("allOf", &Literal{typ: List, items: []*Literal{converted}})
		}
		c.nodes[t.number] = node
		if converted.typ == Number {
			c.depths[t.number] = 1 + c.depths[int(converted.number)]
		}
		converted = numberLiteral(t.number)
	}
	t.schema = converted
	return converted, nil
}
