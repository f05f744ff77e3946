package shape

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/conform"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// belonging says what is known of where a property belongs, beyond its problem.
type belonging struct {
	under   string   // it belongs under this property of its own map
	above   bool     // it belongs beside the property whose value its map is
	lost    []string // properties in its value that belong beside it
	instead string   // the required property that takes its place
}

// Problems puts problems that come of one mistake together: a property that is missing
// where it belongs, and out of place one level higher or lower.
func Problems(s analysis.Unit, sch *schema.Schema, problems []schema.Problem) []Problem {
	all := make([]Problem, len(problems))
	for i, problem := range problems {
		all[i] = Problem{Problem: problem, Unit: s, by: sch}
	}
	if len(all) < 2 {
		return all
	}
	gone := map[int]bool{}
	for i := range all {
		lack := &all[i]
		if lack.lacks() == nil {
			continue
		}
		if isObsolete(s, lack, all) || isRaised(s, lack, all) || isSunk(s, lack, all) || isReplaced(s, lack, all) {
			gone[i] = true
		}
	}
	n := 0
	return withoutConsequences(slices.DeleteFunc(all, func(Problem) bool { n++; return gone[n-1] }))
}

// withoutConsequences leaves out of what a map may have instead of an unknown property what is said to
// be missing there anyway.
func withoutConsequences(all []Problem) []Problem {
	missing := map[schema.Value][]string{}
	for i := range all {
		if t := &all[i]; t.Kind == schema.Required {
			missing[t.Map] = append(missing[t.Map], t.Name)
		}
	}
	for i := range all {
		if t := &all[i]; t.Kind == schema.UnknownProperty && missing[t.Map] != nil {
			t.Names = slices.DeleteFunc(slices.Clone(t.Names), func(name string) bool { return slices.Contains(missing[t.Map], name) })
		}
	}
	return all
}

// lacks are the properties of which one is missing; nil for another problem.
func (t *Problem) lacks() []string {
	switch t.Kind {
	case schema.Required:
		return []string{t.Name}
	case schema.Choice:
		return t.Names
	case schema.PropertyCount:
		var names []string
		if t.Got < t.Limit.Min {
			for _, part := range t.Schema.Parts(nil) {
				for _, p := range part.Properties {
					names = append(names, p.Name)
				}
			}
		}
		return names
	}
	return nil
}

// isOut reports whether the problem is that a property of a map has no place there.
func (t *Problem) isOut(m syntax.Node, name string) bool {
	switch t.Kind {
	case schema.UnknownProperty, schema.UndeclaredProperty, schema.Exclusive:
		return t.Name == name && t.in().Content() == m && t.Missing == ""
	}
	return false
}

// isRaised reports whether what is missing stands beside the map that lacks it.
func isRaised(s analysis.Unit, lack *Problem, all []Problem) bool {
	m := lack.spanOf().Content()
	pair := s.Holder(m.Span().Start)
	if pair.IsZero() || pair.Value().Span() != m.Span() {
		return false
	}
	around, _ := s.PairAt(pair.Key().Span().Start)
	for _, name := range lack.lacks() {
		for i := range all {
			if odd := &all[i]; odd.isOut(around, name) {
				odd.Kind, odd.under, odd.Near, odd.With = schema.UnknownProperty, pair.KeyText(), "", nil
				return true
			}
		}
	}
	return false
}

// isSunk reports whether what is missing stands in the value of another property of the
// map.
func isSunk(s analysis.Unit, lack *Problem, all []Problem) bool {
	m := lack.spanOf().Content()
	for pair := range m.Pairs() {
		if pair.KeyText() == "<<" { // see mergeKeys
			continue
		}
		inner := s.File.Value(pair.Value()).Content()
		for _, name := range lack.lacks() {
			if inner.Pair(name).IsZero() {
				continue
			}
			for i := range all {
				switch odd := &all[i]; {
				case odd.isOut(inner, name):
					odd.Kind, odd.above, odd.Near, odd.With = schema.UnknownProperty, true, "", nil
					return true
				case odd.isOut(m, pair.KeyText()), odd.Kind == schema.TypeMismatch && odd.spanOf().Content() == inner:
					if odd.Kind == schema.UndeclaredProperty {
						odd.Kind = schema.UnknownProperty
					}
					if !slices.Contains(odd.lost, name) {
						odd.lost = append(odd.lost, name)
					}
					return true
				}
			}
		}
	}
	return false
}

// fixer returns the fixer of a problem.
func (t Problem) fixer() analysis.Fixer {
	switch {
	case t.isBareKey():
		return insertColon
	case t.instead != "":
		return replaceSnapshots
	case t.under != "":
		return movePair(t.under)
	case t.above:
		return movePair("")
	case t.Missing != "":
		return renameProperty(t.Name, t.Missing, t.sisterSchema(t.Missing))
	case t.Kind == schema.UnknownProperty || t.Kind == schema.UndeclaredProperty:
		return t.unknownFixer()
	}
	return conform.Fixer(t.Problem)
}

// unknownFixer is the fixer of a property that nothing declares.
func (t Problem) unknownFixer() analysis.Fixer {
	if t.Near != "" {
		s := t.sisterSchema(t.Near)
		isSafe := s != nil && t.Kind == schema.UnknownProperty && strings.EqualFold(t.Name, t.Near)
		return mend.RenameOrRemove(t.Near, isSafe, s)
	}
	if h := t.home(); h.isKnown() && t.lost == nil {
		return moveHome(h)
	}
	return mend.RenameOrRemove("", false, nil)
}

// moveHome moves a property to where it belongs, or removes it.
func moveHome(h home) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		m, pair := t.PairAt(t.Place)
		if pair.IsZero() {
			return nil
		}
		to := m
		switch h.start {
		case atTop:
			to = p.Tree.Root()
		case aroundIt:
			to, _ = t.PairAt(t.Holder(m.Span().Start).Key().Span().Start)
		}
		return append(mend.MoveDown(p, h.title, m, pair, to, h.path...), mend.RemovePair(p, m, pair))
	}
}

// movePair moves a property into the value of another one of its map, or when that is not
// named out of its map, behind the property whose value this is.
func movePair(under string) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		m, pair := t.PairAt(t.Place)
		if pair.IsZero() || !pair.Value().Kind().IsScalar() || pair.Value().Kind() == syntax.Empty {
			return nil
		}
		moved := yamledit.Field{Key: pair.KeyText(), Value: pair.Value().Text()}
		fix := analysis.Fix{Title: "Move it one level up"}
		var added []text.Edit
		if under != "" {
			fix.Title = "Move it into " + under
			added = p.Edit().Fields(p.File.Value(m.Pair(under).Value()).Content(), moved)
		} else if holder := t.Holder(m.Span().Start); !holder.IsZero() {
			around, _ := t.PairAt(holder.Key().Span().Start)
			added = p.Edit().FieldsBehind(around, holder, moved)
		}
		if len(added) == 0 {
			return nil
		}
		fix.Edits = append(added, p.Edit().RemovePair(m, pair)...)
		if fix, ok := mend.Tidy(p, fix); ok {
			return []analysis.Fix{fix}
		}
		return nil
	}
}
