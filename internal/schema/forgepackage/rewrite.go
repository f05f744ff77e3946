package forgepackage

import (
	"slices"

	"forge-manifest-ls/internal/schema"
)

// rewrite says by other keywords what Forge's schema does not use so far. It reports
// whether something cannot be said.
func (c *converter) rewrite(l *schema.Literal) (rewritten *schema.Literal, partial bool) {
	if types := l.Field("type"); types != nil && l.Field("nullable").IsTrue() {
		all := schema.NewList(append([]*schema.Literal{schema.StringLiteral("null")}, types.Elements()...)...)
		if types.Type() == schema.String {
			all.Append(types)
		}
		l = l.Without("type").With("type", all)
	}
	l = l.Without("forbidden", "open") // ours, not JSON Schema's
	if p := l.Field("properties"); l.Field("additionalProperties").IsTrue() && p != nil && len(p.Names()) > 0 {
		l = l.With("open", everything)
	}
	if names := forbidden(l.Field("not")); names != nil {
		l = l.Without("not").With("forbidden", names)
	}
	if patterns := l.Field("patternProperties"); patterns != nil && !compileAll(patterns.Names()) {
		l, partial = l.Without("additionalProperties"), true
	}
	if more := additions(l); more != nil {
		if all := l.Field("allOf"); all != nil {
			more = append(more, all.Elements()...)
		}
		l = l.Without("allOf").With("allOf", schema.NewList(more...))
	}
	return l, partial
}

// additions are what some keywords ask for, in the words of others.
func additions(l *schema.Literal) []*schema.Literal {
	var more []*schema.Literal
	if n := l.Field("exclusiveMinimum"); n != nil && n.Type() == schema.Number {
		more = append(more, never(object("type", schema.StringLiteral("number"), "maximum", n)))
	}
	if n := l.Field("exclusiveMaximum"); n != nil && n.Type() == schema.Number {
		more = append(more, never(object("type", schema.StringLiteral("number"), "minimum", n)))
	}
	if s := l.Field("contains"); s != nil {
		more = append(more, never(object("type", schema.StringLiteral("array"), "items", never(s))))
	}
	if deps := l.Field("dependencies"); deps != nil && deps.Type() == schema.Map {
		for i, name := range deps.Names() {
			more = append(more, dependency(name, deps.Elements()[i]))
		}
	}
	return more
}

// forbidden returns the one name that {"required": [name]} under "not" forbids, which can
// be explained, or nil.
func forbidden(not *schema.Literal) *schema.Literal {
	if names := not.Field("required"); names != nil && len(not.Names()) == 1 && len(names.Elements()) == 1 {
		return names
	}
	return nil
}

func compileAll(sources []string) bool {
	return !slices.ContainsFunc(sources, func(source string) bool { return !schema.Compiles(source) })
}

// dependency is the schema by which a property asks for others, or for a schema.
func dependency(name string, asks *schema.Literal) *schema.Literal {
	if asks.Type() == schema.List {
		asks = object("required", asks)
	}
	has := object("type", schema.StringLiteral("object"), "required", schema.NewList(schema.StringLiteral(name)))
	return object("if", has, "then", asks)
}

func never(s *schema.Literal) *schema.Literal { return object("not", s) }
