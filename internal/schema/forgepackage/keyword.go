package forgepackage

import (
	"forge-manifest-ls/internal/schema"
)

// conversions holds, in the order of the data files, how each keyword of JSON Schema
// becomes one of theirs. A conversion returns nil where the keyword says nothing.
var conversions []conversion

type conversion struct {
	keyword string
	convert func(c *converter, l *schema.Literal) (*schema.Literal, error)
}

func init() { // not a literal: it would refer to itself through schema
	conversions = []conversion{
		{"type", (*converter).types},
		{"enum", typed(schema.List)},
		{"const", anything},
		{"format", (*converter).format},
		{"minLength", (*converter).least},
		{"maxLength", (*converter).count},
		{"pattern", (*converter).pattern},
		{"minimum", typed(schema.Number)},
		{"maximum", typed(schema.Number)},
		{"multipleOf", (*converter).positive},
		{"minItems", (*converter).least},
		{"maxItems", (*converter).count},
		{"uniqueItems", (*converter).flag},
		{"items", (*converter).items},
		{"minProperties", (*converter).least},
		{"maxProperties", (*converter).count},
		{"propertyNames", below},
		{"required", (*converter).required},
		{"forbidden", (*converter).required},
		{"properties", (*converter).belowNames},
		{"patternProperties", (*converter).belowPatterns},
		{"additionalProperties", below},
		{"open", anything},
		{"oneOf", (*converter).several},
		{"anyOf", (*converter).several},
		{"allOf", (*converter).several},
		{"not", inside},
		{"if", inside},
		{"then", inside},
		{"else", inside},
		{"default", anything},
	}
}

// normal converts the keywords of a schema, without "$ref". Keywords that mean nothing to
// Forge's validator are left out; what it knows and this package does not makes the
// schema "partial".
func (c *converter) normal(l *schema.Literal) (*schema.Literal, error) {
	n := schema.NewMap()
	l, partial := c.rewrite(l)
	for _, each := range conversions {
		value := l.Field(each.keyword)
		if value == nil {
			continue
		}
		c.path = append(c.path, each.keyword)
		converted, err := each.convert(c, value)
		c.path = c.path[:len(c.path)-1]
		switch {
		case err == errPartial:
			partial = true
		case err != nil:
			return nil, err
		case converted != nil:
			n.Put(each.keyword, converted)
		}
	}
	if n.Field("if") == nil || n.Field("then") == nil && n.Field("else") == nil {
		n = n.Without("if", "then", "else")
	}
	if partial {
		n = n.With("partial", everything)
	}
	return n, nil
}

// inOrder puts the keywords of a schema into the order of conversions.
func inOrder(n *schema.Literal) *schema.Literal {
	sorted := schema.NewMap()
	for _, each := range conversions {
		if value := n.Field(each.keyword); value != nil {
			sorted.Put(each.keyword, value)
		}
	}
	if n.Field("partial") != nil {
		sorted.Put("partial", everything)
	}
	return sorted
}
