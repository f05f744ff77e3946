package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// lack is what a finding says is missing in a map: one of some properties.
type lack struct {
	names []string
	in    *schema.Schema // what says so
	owner string         // the map, in words, or the list when it is an entry
	every bool           // it is an entry
}

// text names what is missing.
func (l *lack) text() string {
	if len(l.names) == 1 {
		return quoteTitle(l.names[0])
	}
	return "one of " + prose.Or(quoteAll(l.names))
}

// joined makes one finding of all that a map lacks.
func joinMissing(found []*finding) []*finding {
	var out []*finding
	for i, f := range found {
		if f.lack == nil {
			out = append(out, f)
			continue
		}
		same := func(g *finding) bool {
			return g.lack != nil && g.place == f.place && g.Rule.Severity == f.Rule.Severity
		}
		if slices.ContainsFunc(found[:i], same) {
			continue
		}
		group := []*finding{f}
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
func missingTogether(group []*finding) *finding {
	if len(group) == 1 {
		return group[0]
	}
	// The key comes first, as in the text.
	slices.SortStableFunc(group, func(a, b *finding) int { return isKeyLast(a) - isKeyLast(b) })
	var words []string
	for _, f := range group {
		words = append(words, f.lack.text())
	}
	all := *group[0]
	if all.Rule != ruleDisplayConditionsInvalid {
		all.Rule = ruleSchemaRequired
	}
	first := group[0].lack
	if first.every {
		all.Message = fmt.Sprintf("%s are missing: every entry of %q needs them", prose.And(words), first.owner)
	} else {
		all.Message = fmt.Sprintf("%s are missing in %s", prose.And(words), first.owner)
	}
	all.fix = addMissing(group)
	return &all
}

func isKeyLast(f *finding) int {
	if f.lack.names[0] == "key" {
		return 0
	}
	return 1
}

// addMissing adds everything that a map lacks, with values that are right.
func addMissing(group []*finding) fixer {
	lacks := make([]*lack, len(group))
	for i, f := range group {
		lacks[i] = f.lack
	}
	return func(p *pass, t target) []Fix {
		m := t.mapAt(t.place)
		if m.IsZero() {
			return nil
		}
		fix := Fix{Title: "Add what is required"}
		var fields []edit.Field
		lacks := slices.Clone(lacks)
		for i := 0; i < len(lacks); i++ {
			l := lacks[i]
			f, also, ok := p.fieldFor(t, m, l)
			if !ok {
				return nil
			}
			if f.Key == "key" && !isEmptyFlow(m) {
				fix.Edits = append(fix.Edits, p.edit().FieldsInFront(m, f)...)
			} else {
				fields = append(fields, f)
			}
			fix.Edits = append(fix.Edits, also...)
			lacks = append(lacks, l.further(f.Key, m, lacks)...)
		}
		if len(fields) > 0 {
			fix.Edits = append(fix.Edits, p.edit().FieldsBehind(m, p.behindKey(m), fields...)...)
		}
		if fix, ok := p.tidy(fix); ok {
			return []Fix{fix}
		}
		return nil
	}
}

// further is what else is missing once one of several properties is chosen: all that the first
// alternative asks for that asks for it, and of which known says nothing yet.
func (l *lack) further(chosen string, m syntax.Node, known []*lack) []*lack {
	if l.in == nil || len(l.names) < 2 {
		return nil
	}
	for _, way := range slices.Concat(l.in.OneOf, l.in.AnyOf) {
		if !slices.Contains(way.Required, chosen) {
			continue
		}
		var out []*lack
		for _, name := range way.Required {
			isKnown := slices.ContainsFunc(known, func(k *lack) bool { return slices.Contains(k.names, name) })
			if !isKnown && m.Pair(name).IsZero() {
				out = append(out, &lack{names: []string{name}, in: way})
			}
		}
		return out
	}
	return nil
}

func isEmptyFlow(m syntax.Node) bool {
	for range m.Pairs() {
		return false
	}
	return m.IsFlow()
}

// fieldFor is the property to add for what is missing, and the edits that declare what it
// names.
func (p *pass) fieldFor(t target, m syntax.Node, l *lack) (edit.Field, []text.Edit, bool) {
	for _, name := range l.names {
		for _, c := range p.choices(t, name, propertySchema(l.in, p.file.Value(m), name)) {
			c.field.Key = name
			if c.also == nil {
				return c.field, nil, true
			}
			if d, ok := c.also(p); ok {
				return c.field, d.edits, true
			}
		}
	}
	return edit.Field{}, nil, false
}
