package analysis

import (
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

func addProperty(name string, s *schema.Schema) fixer {
	return func(p *pass, t target) []Fix {
		m, in := t.mapAt(t.place), s
		if m.IsZero() {
			return nil
		}
		if t.entry == nil && t.name == "" { // the outline knows no values
			in = catalogue.Root()
		}
		return p.addTo(t, m, name, propertySchema(in, p.file.Value(m), name))
	}
}

func (p *pass) addTo(t target, m syntax.Node, name string, s *schema.Schema) []Fix {
	var fixes []Fix
	for _, c := range p.choices(t, name, s) {
		c.field.key = name
		fix := Fix{Title: "Add " + name}
		if c.label != "" {
			fix.Title += ": " + c.label
		}
		if name == "key" || name == "app" {
			fix.Edits = p.insertFieldsAtStart(m, c.field)
		} else {
			fix.Edits = p.insertFields(m, p.behindKey(m), c.field)
		}
		if c.also != nil {
			d, ok := c.also(p)
			if !ok {
				continue
			}
			fix.Title += ", and declare it"
			fix.Edits = append(fix.Edits, d.edits...)
		}
		if fix, ok := p.tidy(fix); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

func (p *pass) behindKey(m syntax.Node) syntax.PairNode {
	for pair := range m.Pairs() {
		if pair.KeyText() == "key" && pair.Value().Kind().IsScalar() {
			return pair
		}
		break
	}
	return syntax.PairNode{}
}

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

func renameOrRemove(near string, safe bool) fixer {
	return func(p *pass, t target) []Fix {
		m, pair := t.pairAt(t.place)
		if pair.IsZero() {
			return nil
		}
		var fixes []Fix
		if near != "" && m.Pair(near).IsZero() {
			fixes = one("Replace by "+quoteTitle(near), safe, pair.Key().Span(), quotedLike(near, pair.Key()))
		}
		return append(fixes, Fix{Title: "Remove " + quoteTitle(shortened(pair.KeyText())), Edits: p.removePair(m, pair)})
	}
}

func renameProperty(name string) fixer {
	return func(p *pass, t target) []Fix {
		_, pair := t.pairAt(t.place)
		if pair.IsZero() {
			return nil
		}
		return one("Replace by "+quoteTitle(name), true, pair.Key().Span(), quotedLike(name, pair.Key()))
	}
}

func removeProperty(safe bool) fixer {
	return func(p *pass, t target) []Fix {
		m, pair := t.pairAt(t.place)
		if pair.IsZero() {
			return nil
		}
		return []Fix{{Title: "Remove " + quoteTitle(shortened(pair.KeyText())), Preferred: safe, Edits: p.removePair(m, pair)}}
	}
}

func keepOne(names []string) fixer {
	return func(p *pass, t target) []Fix {
		m, _ := t.pairAt(t.place)
		var fixes []Fix
		for _, name := range names {
			if pair := m.Pair(name); !pair.IsZero() {
				fixes = append(fixes, Fix{Title: "Remove " + quoteTitle(name), Edits: p.removePair(m, pair)})
			}
		}
		return fixes
	}
}
