package conform

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
)

// addProperty adds a required property, with values that are right.
func addProperty(name string, s *schema.Schema) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		m, in := t.MapAt(t.Place), s
		if m.IsZero() {
			return nil
		}
		if t.Entry == nil && t.TypeName == "" { // the outline knows no values
			in = p.File.Catalogue().Root()
		}
		return mend.AddTo(p, t, m, name, analysis.PropertySchema(in, p.File.Value(m), name))
	}
}

// addOneOf adds one of several properties of which the map has none.
func addOneOf(names []string, alternatives []*schema.Schema, s *schema.Schema) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		var fixes []analysis.Fix
		for _, name := range names {
			prop := analysis.PropertySchema(s, nil, name)
			for _, alt := range alternatives {
				if prop == nil {
					prop = analysis.PropertySchema(alt, nil, name)
				}
			}
			if m := t.MapAt(t.Place); !m.IsZero() {
				fixes = append(fixes, mend.AddTo(p, t, m, name, prop)...)
			}
		}
		return fixes
	}
}
