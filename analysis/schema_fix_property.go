package analysis

import (
	"forge-manifest-ls/edit"
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

// tidy orders edits and refuses those that are empty or overlap.
func (p *pass) tidy(fix Fix) (Fix, bool) {
	sortEdits(fix.Edits)
	for i, e := range fix.Edits {
		if i > 0 && fix.Edits[i-1].Span.End > e.Span.Start {
			return fix, false
		}
	}
	// Two insertions at one place are one.
	for i := len(fix.Edits) - 1; i > 0; i-- {
		a, b := fix.Edits[i-1], fix.Edits[i]
		if a.Span == b.Span && a.Span.Len() == 0 {
			fix.Edits[i-1].New += b.New
			fix.Edits = append(fix.Edits[:i], fix.Edits[i+1:]...)
		}
	}
	return fix, len(fix.Edits) > 0
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

// renameOrRemove mends a property that has no place in its map. The new name is safe only
// where the value is right under it.
func renameOrRemove(near string, safe bool, s *schema.Schema) fixer {
	return func(p *pass, t target) []Fix {
		m, pair := t.pairAt(t.place)
		if pair.IsZero() {
			return nil
		}
		var fixes []Fix
		if near != "" && m.Pair(near).IsZero() {
			safe := safe && (s == nil || s.Accepts(p.file.Value(pair.Value())))
			fixes = one("Replace by "+quoteTitle(near), safe, pair.Key().Span(), edit.QuotedLike(near, pair.Key()))
		}
		return append(fixes, p.removePair(m, pair))
	}
}

// removeProperty removes a property. It is never safe: what its author wrote there is lost.
func removeProperty(p *pass, t target) []Fix {
	m, pair := t.pairAt(t.place)
	if pair.IsZero() {
		return nil
	}
	return []Fix{p.removePair(m, pair)}
}

// removePair takes a property out of a map.
func (p *pass) removePair(m syntax.Node, pair syntax.PairNode) Fix {
	return Fix{Title: "Remove " + quoteTitle(shortened(pair.KeyText())), Edits: p.edit().RemovePair(m, pair)}
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
