package mutate

import (
	"math/rand/v2"
	"slices"

	"forge-manifest-ls/internal/schema"
)

// builder makes values that schemas accept: the smallest ones when rich is 0, else with
// each optional property with this chance.
type builder struct {
	r    *rand.Rand
	rich float64
}

// maxDepth ends recursion; the catalogue is 12 levels deep.
const maxDepth = 14

// attempts is how often a value is tried with other alternatives before it is given up.
const attempts = 24

// value makes a value of a property. It reports false when it finds none.
func (b *builder) value(name string, s *schema.Schema, depth int) (*Node, bool) {
	if depth > maxDepth {
		return nil, false
	}
	for i := range attempts {
		parts := b.parts(s, i, nil)
		n, ok := b.shape(name, s, parts, depth)
		if !ok {
			continue
		}
		if n = b.repaired(n, s, depth); b.accepts(s, n) {
			n.from = s
			return n, true
		}
	}
	return nil, false
}

// parts chooses alternatives until there is none to choose: the first ones in a minimal
// manifest's first attempt.
func (b *builder) parts(s *schema.Schema, attempt int, parts []*schema.Schema) []*schema.Schema {
	if slices.Contains(parts, s) {
		return parts
	}
	parts = append(parts, s)
	for _, part := range s.AllOf {
		parts = b.parts(part, attempt, parts)
	}
	for _, choice := range [][]*schema.Schema{s.OneOf, s.AnyOf} {
		if len(choice) > 0 {
			i := b.alternative(choice, attempt)
			parts = b.parts(choice[i], attempt, parts)
		}
	}
	return parts
}

// alternative picks one: in a minimal manifest a string where there may be one, then
// each in turn.
func (b *builder) alternative(choice []*schema.Schema, attempt int) int {
	if b.rich > 0 || attempt > len(choice) {
		return b.r.IntN(len(choice))
	}
	isString := func(s *schema.Schema) bool { return s.Types == schema.TypesOf(schema.String) && s.Const == nil }
	if i := slices.IndexFunc(choice, isString); attempt == 0 {
		return max(i, 0)
	}
	return attempt - 1
}

func (b *builder) accepts(s *schema.Schema, n *Node) bool {
	for _, p := range schema.Evaluate(s, n) {
		if p.Kind != schema.UndeclaredProperty && p.Kind != schema.Deprecated {
			return false
		}
	}
	return true
}

// shape makes a value by schemas that hold together.
func (b *builder) shape(name string, s *schema.Schema, parts []*schema.Schema, depth int) (*Node, bool) {
	for _, part := range parts {
		if part.Const != nil {
			return literal(part.Const), true
		}
		if len(part.Enum) > 0 {
			i := 0
			if b.rich > 0 {
				i = b.r.IntN(len(part.Enum))
			}
			return literal(part.Enum[i]), true
		}
	}
	switch typeOf(parts) {
	case schema.String:
		return b.word(name, s, parts)
	case schema.Boolean:
		return boolean(b.rich == 0 || b.r.IntN(2) == 0), true
	case schema.Number:
		return b.count(parts), true
	case schema.List:
		return b.list(name, parts, depth)
	case schema.Null:
		return null(), true
	default:
		return b.mapping(parts, depth)
	}
}

// typeOf is the type of values that fit schemas: what they say, or what they speak of.
func typeOf(parts []*schema.Schema) schema.Type {
	allowed := schema.TypesOf(schema.String, schema.Boolean, schema.Number, schema.List, schema.Map, schema.Null)
	said := false
	for _, part := range parts {
		if part.Types != 0 {
			allowed &= part.Types
			said = true
		}
	}
	for _, part := range parts {
		switch {
		case said:
		case part.Items != nil || part.Count.Min > 0:
			return schema.List
		case len(part.Properties)+len(part.Required)+len(part.Patterns) > 0 || part.Closed || part.Additional != nil:
			return schema.Map
		}
	}
	for _, t := range []schema.Type{schema.String, schema.Map, schema.List, schema.Boolean, schema.Number} {
		if allowed.Has(t) {
			return t
		}
	}
	return schema.Null
}

func (b *builder) count(parts []*schema.Schema) *Node {
	n := 1.0
	for _, part := range parts {
		if part.Minimum != nil {
			n = max(n, *part.Minimum)
		}
		if part.MultipleOf != nil && n < *part.MultipleOf {
			n = *part.MultipleOf
		}
		if part.Default != nil && part.Default.Type() == schema.Number {
			n = part.Default.Number()
		}
	}
	return number(n)
}

func (b *builder) list(name string, parts []*schema.Schema, depth int) (*Node, bool) {
	n := list()
	want := 1
	var items *schema.Schema
	for _, part := range parts {
		want = max(want, part.Count.Min)
		if part.Items != nil {
			items = part.Items
		}
	}
	if items == nil {
		items = &schema.Schema{Types: schema.TypesOf(schema.String)}
	}
	for range want {
		item, ok := b.value(name, items, depth+1)
		if !ok {
			return nil, false
		}
		n.items = append(n.items, item)
	}
	return n, true
}
