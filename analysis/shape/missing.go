package shape

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// lackText names what is missing.
func lackText(l *analysis.Lack) string {
	if len(l.Names) == 1 {
		return prose.QuoteTitle(l.Names[0])
	}
	return "one of " + prose.Or(prose.QuoteAll(l.Names))
}

// joinMissing makes one finding of all that a map lacks.
func joinMissing(found []*analysis.Finding) []*analysis.Finding {
	var out []*analysis.Finding
	for i, f := range found {
		if f.Lack == nil {
			out = append(out, f)
			continue
		}
		same := func(g *analysis.Finding) bool {
			return g.Lack != nil && g.Place == f.Place && g.Rule.Severity == f.Rule.Severity
		}
		if slices.ContainsFunc(found[:i], same) {
			continue
		}
		group := []*analysis.Finding{f}
		for _, g := range found[i+1:] {
			if same(g) {
				group = append(group, g)
			}
		}
		out = append(out, missingTogether(group))
	}
	return out
}

// missingTogether is the finding of several properties that are missing in one map.
func missingTogether(group []*analysis.Finding) *analysis.Finding {
	if len(group) == 1 {
		return group[0]
	}
	// The key comes first, as in the text.
	slices.SortStableFunc(group, func(a, b *analysis.Finding) int { return keyRank(a) - keyRank(b) })
	var words []string
	for _, f := range group {
		words = append(words, lackText(f.Lack))
	}
	all := *group[0]
	if all.Rule != RuleDisplayConditionsInvalid {
		all.Rule = RuleSchemaRequired
	}
	first := group[0].Lack
	if first.Every {
		all.Message = fmt.Sprintf("%s are missing: every entry of %q needs them", prose.And(words), first.Owner)
	} else {
		all.Message = fmt.Sprintf("%s are missing in %s", prose.And(words), first.Owner)
	}
	all.Fix = addMissing(group)
	return &all
}

// keyRank is 0 for a finding that lacks a key, which comes first, else 1.
func keyRank(f *analysis.Finding) int {
	if f.Lack.Names[0] == "key" {
		return 0
	}
	return 1
}

// addMissing adds everything that a map lacks, with values that are right.
func addMissing(group []*analysis.Finding) analysis.Fixer {
	lacks := make([]*analysis.Lack, len(group))
	for i, f := range group {
		lacks[i] = f.Lack
	}
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		m := t.MapAt(t.Place)
		if m.IsZero() {
			return nil
		}
		fix := analysis.Fix{Title: "Add what is required"}
		var fields []yamledit.Field
		lacks := slices.Clone(lacks)
		for i := 0; i < len(lacks); i++ {
			l := lacks[i]
			c, also, ok := choiceFor(p, t, m, l)
			if !ok {
				return nil
			}
			f := c.Field
			fix.Arbitrary = fix.Arbitrary || c.Arbitrary
			if f.Key == "key" && !isEmptyFlow(m) {
				fix.Edits = append(fix.Edits, p.Edit().FieldsInFront(m, f)...)
			} else {
				fields = append(fields, f)
			}
			fix.Edits = append(fix.Edits, also...)
			lacks = append(lacks, further(l, f.Key, m, lacks)...)
		}
		if len(fields) > 0 {
			fix.Edits = append(fix.Edits, p.Edit().FieldsBehind(m, mend.BehindKey(p, m), fields...)...)
		}
		if fix, ok := mend.Tidy(p, fix); ok {
			return []analysis.Fix{fix}
		}
		return nil
	}
}

// further is what else is missing once one of several properties is chosen: all that the first
// alternative asks for that asks for it, and of which known says nothing yet.
func further(l *analysis.Lack, chosen string, m syntax.Node, known []*analysis.Lack) []*analysis.Lack {
	if l.In == nil || len(l.Names) < 2 {
		return nil
	}
	for _, way := range slices.Concat(l.In.OneOf, l.In.AnyOf) {
		if !slices.Contains(way.Required, chosen) {
			continue
		}
		var out []*analysis.Lack
		for _, name := range way.Required {
			isKnown := slices.ContainsFunc(known, func(k *analysis.Lack) bool { return slices.Contains(k.Names, name) })
			if !isKnown && m.Pair(name).IsZero() {
				out = append(out, &analysis.Lack{Names: []string{name}, In: way})
			}
		}
		return out
	}
	return nil
}

// isEmptyFlow reports whether a map is written as "{}".
func isEmptyFlow(m syntax.Node) bool {
	for range m.Pairs() {
		return false
	}
	return m.IsFlow()
}

// choiceFor is the property to add for what is missing, and the edits that declare what it
// names.
func choiceFor(p *analysis.Pass, t analysis.Target, m syntax.Node, l *analysis.Lack) (analysis.Choice, []text.Edit, bool) {
	for _, name := range l.Names {
		for _, c := range mend.Choices(p, t, name, analysis.PropertySchema(l.In, p.File.Value(m), name)) {
			c.Field.Key = name
			if c.Also == nil {
				return c, nil, true
			}
			if d, ok := c.Also(p); ok {
				return c, d.Edits, true
			}
		}
	}
	return analysis.Choice{}, nil, false
}
