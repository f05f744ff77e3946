package schema

// conversions holds, in the order of the data files, how each keyword of JSON Schema
// becomes one of theirs. A conversion returns nil where the keyword says nothing.
var conversions []conversion

type conversion struct {
	keyword string
	convert func(c *converter, l *Literal) (*Literal, error)
}

func init() { // not a literal: it would refer to itself through schema
	conversions = []conversion{
		{"type", (*converter).types},
		{"enum", typed(List)},
		{"const", anything},
		{"format", (*converter).format},
		{"minLength", (*converter).least},
		{"maxLength", (*converter).count},
		{"pattern", (*converter).pattern},
		{"minimum", typed(Number)},
		{"maximum", typed(Number)},
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
func (c *converter) normal(l *Literal) (*Literal, error) {
	n := &Literal{typ: Map}
	l, partial := c.rewrite(l)
	for _, each := range conversions {
		value := l.field(each.keyword)
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
			n.put(each.keyword, converted)
		}
	}
	if n.field("if") == nil || n.field("then") == nil && n.field("else") == nil {
		n = n.without("if", "then", "else")
	}
	if partial {
		n = n.with("partial", everything)
	}
	return n, nil
}

// inOrder puts the keywords of a schema into the order of conversions.
func inOrder(n *Literal) *Literal {
	sorted := &Literal{typ: Map}
	for _, each := range conversions {
		if value := n.field(each.keyword); value != nil {
			sorted.put(each.keyword, value)
		}
	}
	if n.field("partial") != nil {
		sorted.put("partial", everything)
	}
	return sorted
}
