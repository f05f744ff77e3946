package shape

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/conform"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// fixer returns the fixer of a problem.
func (t Trouble) fixer() analysis.Fixer {
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
func (t Trouble) unknownFixer() analysis.Fixer {
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
		return append(mend.Relocated(p, h.title, m, pair, to, h.path...), mend.RemovePair(p, m, pair))
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
