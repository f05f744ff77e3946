package analysis

import (
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// addProperty adds a required property, with values that are right.
func addProperty(name string, s *schema.Schema) fixer {
	return func(p *pass, t target) []Fix {
		m, in := t.mapAt(t.place), s
		if m.IsZero() {
			return nil
		}
		if t.entry == nil && t.name == "" { // the outline knows no values
			in = p.file.Catalogue().Root()
		}
		return p.addTo(t, m, name, propertySchema(in, p.file.Value(m), name))
	}
}

// addTo makes a fix for each value that a new property of a map may have.
func (p *pass) addTo(t target, m syntax.Node, name string, s *schema.Schema) []Fix {
	var fixes []Fix
	for _, c := range p.choices(t, name, s) {
		c.field.Key = name
		fix := Fix{Title: "Add " + name}
		if c.label != "" {
			fix.Title += ": " + c.label
		}
		if name == "key" || name == "app" {
			fix.Edits = p.edit().FieldsInFront(m, c.field)
		} else {
			fix.Edits = p.edit().FieldsBehind(m, p.behindKey(m), c.field)
		}
		if fix, ok := p.offer(fix, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// behindKey is the pair "key" of a map when it comes first: new properties are
// written behind it. Otherwise they go to the end.
func (p *pass) behindKey(m syntax.Node) syntax.PairNode {
	for pair := range m.Pairs() {
		if pair.KeyText() == "key" && pair.Value().Kind().IsScalar() {
			return pair
		}
		break
	}
	return syntax.PairNode{}
}

// offer completes a fix that writes a choice: what the choice names is declared, too. It
// is false where that cannot be done.
func (p *pass) offer(fix Fix, c choice) (Fix, bool) {
	if c.also != nil {
		d, ok := c.also(p)
		if !ok {
			return fix, false
		}
		fix.Title += ", and declare it"
		fix.Edits = append(fix.Edits, d.edits...)
	}
	return p.tidy(fix)
}

// addOneOf adds one of several properties of which the map has none.
func addOneOf(names []string, alternatives []*schema.Schema, s *schema.Schema) fixer {
	return func(p *pass, t target) []Fix {
		var fixes []Fix
		for _, name := range names {
			prop := propertySchema(s, nil, name)
			for _, alt := range alternatives {
				if prop == nil {
					prop = propertySchema(alt, nil, name)
				}
			}
			if m := t.mapAt(t.place); !m.IsZero() {
				fixes = append(fixes, p.addTo(t, m, name, prop)...)
			}
		}
		return fixes
	}
}

// keepOne removes the others of properties that exclude each other.
func keepOne(names []string) fixer {
	return func(p *pass, t target) []Fix {
		m, _ := t.pairAt(t.place)
		var fixes []Fix
		for _, name := range names {
			if pair := m.Pair(name); !pair.IsZero() {
				fixes = append(fixes, p.removePair(m, pair))
			}
		}
		return fixes
	}
}
