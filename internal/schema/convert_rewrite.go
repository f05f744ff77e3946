package schema

import "slices"

// rewrite says by other keywords what Forge's schema does not use so far. It reports
// whether something cannot be said.
func (c *converter) rewrite(l *Literal) (rewritten *Literal, partial bool) {
	if types := l.field("type"); types != nil && isTrue(l.field("nullable")) {
		all := &Literal{typ: List, items: append([]*Literal{StringLiteral("null")}, types.items...)}
		if types.typ == String {
			all.items = append(all.items, types)
		}
		l = l.without("type").with("type", all)
	}
	l = l.without("forbidden", "open") // ours, not JSON Schema's
	if p := l.field("properties"); isTrue(l.field("additionalProperties")) && p != nil && len(p.names) > 0 {
		l = l.with("open", everything)
	}
	if names := forbidden(l.field("not")); names != nil {
		l = l.without("not").with("forbidden", names)
	}
	if patterns := l.field("patternProperties"); patterns != nil && !compileAll(patterns.names) {
		l, partial = l.without("additionalProperties"), true
	}
	if more := additions(l); more != nil {
		if all := l.field("allOf"); all != nil {
			more = append(more, all.items...)
		}
		l = l.without("allOf").with("allOf", &Literal{typ: List, items: more})
	}
	return l, partial
}

// additions are what some keywords ask for, in the words of others.
func additions(l *Literal) []*Literal {
	var more []*Literal
	if n := l.field("exclusiveMinimum"); n != nil && n.typ == Number {
		more = append(more, never(object("type", StringLiteral("number"), "maximum", n)))
	}
	if n := l.field("exclusiveMaximum"); n != nil && n.typ == Number {
		more = append(more, never(object("type", StringLiteral("number"), "minimum", n)))
	}
	if s := l.field("contains"); s != nil {
		more = append(more, never(object("type", StringLiteral("array"), "items", never(s))))
	}
	if deps := l.field("dependencies"); deps != nil && deps.typ == Map {
		for i, name := range deps.names {
			more = append(more, dependency(name, deps.items[i]))
		}
	}
	return more
}

// forbidden returns the one name that {"required": [name]} under "not" forbids, which can
// be explained, or nil.
func forbidden(not *Literal) *Literal {
	if names := not.field("required"); names != nil && len(not.names) == 1 && len(names.items) == 1 {
		return names
	}
	return nil
}

func compileAll(sources []string) bool {
	return !slices.ContainsFunc(sources, func(source string) bool { return !knowledge().compiles(source) })
}

// dependency is the schema by which a property asks for others, or for a schema.
func dependency(name string, asks *Literal) *Literal {
	if asks.typ == List {
		asks = object("required", asks)
	}
	has := object("type", StringLiteral("object"), "required", &Literal{typ: List, items: []*Literal{StringLiteral(name)}})
	return object("if", has, "then", asks)
}

func never(s *Literal) *Literal { return object("not", s) }

// object makes a map literal of names and values by turns.
func object(pairs ...any) *Literal {
	l := &Literal{typ: Map}
	for i := 0; i < len(pairs); i += 2 {
		l.put(pairs[i].(string), pairs[i+1].(*Literal))
	}
	return l
}
