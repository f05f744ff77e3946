package shape

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/conform"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// isReplaced reports whether a property that the map cannot have stands for one that it lacks:
// its name is near, or its value can hardly be anything else. Both are then one mistake.
func isReplaced(s analysis.Unit, lack *Problem, all []Problem) bool {
	odd := onlyOdd(s, lack, all)
	if odd == nil || lack.Kind == schema.PropertyCount {
		return false
	}
	name, ok := schema.Nearest(odd.Name, lack.lacks())
	if !ok {
		name = odd.standsFor(lack.lacks())
	}
	if name == "" {
		return false
	}
	odd.Names, odd.Missing = lack.lacks(), name
	return true
}

// onlyOdd returns the only property that the map of a lack cannot have; nil where there are
// several, or where the map lacks more, or where it is known what the property is.
func onlyOdd(s analysis.Unit, lack *Problem, all []Problem) *Problem {
	m := lack.spanOf().Content()
	var odd *Problem
	for i := range all {
		t := &all[i]
		switch {
		case t == lack:
		case t.lacks() != nil && t.spanOf().Content() == m:
			return nil
		case t.Kind == schema.UnknownProperty && t.in().Content() == m:
			if odd != nil || t.Name == analysis.MergeKey {
				return nil
			}
			odd = t
		}
	}
	if odd == nil || odd.Missing != "" || odd.under != "" || odd.lost != nil || odd.Near != "" && !slices.Contains(lack.lacks(), odd.Near) {
		return nil
	}
	return odd
}

// standsFor returns the only one of some properties for which the value of another one can
// hardly be anything else: a value of a form that few other texts, lists or maps have. It is ""
// where there is none, or more than one.
func (t *Problem) standsFor(names []string) string {
	found := ""
	for _, name := range names {
		if prop := t.sisterSchema(name); prop == nil || !t.isTelling(prop, t.At) && !t.isTellingItem(prop, t.At) {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}

// sisterSchema is what another property of the map must be; nil where nothing says so.
func (t *Problem) sisterSchema(name string) *schema.Schema {
	parts := t.partsOf(t.in().Content())
	if t.isTop() {
		if s, ok := t.File.Catalogue().Section(name); ok {
			return s.Schema
		}
	}
	var all []*schema.Schema
	for _, part := range parts {
		if p := part.Property(name); p != nil {
			all = append(all, p.Schema)
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return &schema.Schema{AnyOf: all}
}

// isTelling reports whether a schema accepts a value, and would not accept any other one of
// its type as well.
func (t *Problem) isTelling(s *schema.Schema, v schema.Value) bool {
	switch v.Type() {
	case schema.String:
		if mend.Refers(s, schema.ToEvent) {
			return strings.HasPrefix(v.Text(), "avi:") && s.Accepts(v)
		}
		return !s.Accepts(schema.StringLiteral("word")) && s.Accepts(v)
	case schema.List:
		for item := range v.Items() {
			if !t.isTellingItem(s, item) {
				return false
			}
			return s.Accepts(v)
		}
	case schema.Map:
		isTold := slices.ContainsFunc(s.Parts(v), func(part *schema.Schema) bool { return len(part.Required) > 0 })
		return isTold && s.Accepts(v)
	}
	return false
}

// isTellingItem reports the same of a value as an item of the lists that a schema accepts.
func (t *Problem) isTellingItem(s *schema.Schema, v schema.Value) bool {
	return slices.ContainsFunc(s.Parts(nil), func(part *schema.Schema) bool {
		return part.Items != nil && t.isTelling(part.Items, v)
	})
}

// renameProperty gives a property the name of the one that is missing. It is safe only where
// the name is near and the value is right under it.
func renameProperty(old, name string, s *schema.Schema) analysis.Fixer {
	_, isNear := schema.Nearest(old, []string{name})
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		_, pair := t.PairAt(t.Place)
		if pair.IsZero() {
			return nil
		}
		fix := analysis.One("Replace with "+prose.QuoteTitle(name), false, pair.Key().Span(), yamledit.QuotedLike(name, pair.Key()))[0]
		if s != nil && !s.Accepts(p.File.Value(pair.Value())) {
			if listed, ok := conform.AsList(p, pair.Value(), s); ok {
				fix.Edits = append(fix.Edits, listed...)
				fix.Preferred = isNear
			}
			return []analysis.Fix{fix}
		}
		fix.Preferred = isNear && s != nil
		return []analysis.Fix{fix}
	}
}
