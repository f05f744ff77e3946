package analysis

import (
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// fixer returns the fixer of a problem.
func (t trouble) fixer() fixer {
	switch {
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
	return schemaFix(t.Problem)
}

// unknownFixer is the fixer of a property that nothing declares.
func (t trouble) unknownFixer() fixer {
	if t.Near != "" {
		s := t.sisterSchema(t.Near)
		isSafe := s != nil && t.Kind == schema.UnknownProperty && strings.EqualFold(t.Name, t.Near)
		return renameOrRemove(t.Near, isSafe, s)
	}
	if h := t.home(); h.isKnown() && t.lost == nil {
		return moveHome(h)
	}
	return renameOrRemove("", false, nil)
}

// moveHome moves a property to where it belongs, or removes it.
func moveHome(h home) fixer {
	return func(p *pass, t target) []Fix {
		m, pair := t.pairAt(t.place)
		if pair.IsZero() {
			return nil
		}
		to := m
		switch h.start {
		case atTop:
			to = p.tree.Root()
		case aroundIt:
			to, _ = t.pairAt(t.holder(m.Span().Start).Key().Span().Start)
		}
		return append(p.relocated(h.title, m, pair, to, h.path...), p.removePair(m, pair))
	}
}

// movePair moves a property into the value of another one of its map, or when that is not
// named out of its map, behind the property whose value this is.
func movePair(under string) fixer {
	return func(p *pass, t target) []Fix {
		m, pair := t.pairAt(t.place)
		if pair.IsZero() || !pair.Value().Kind().IsScalar() || pair.Value().Kind() == syntax.Empty {
			return nil
		}
		moved := edit.Field{Key: pair.KeyText(), Value: pair.Value().Text()}
		fix := Fix{Title: "Move it one level up"}
		var added []text.Edit
		if under != "" {
			fix.Title = "Move it into " + under
			added = p.edit().Fields(p.file.Value(m.Pair(under).Value()).Content(), moved)
		} else if holder := t.holder(m.Span().Start); !holder.IsZero() {
			around, _ := t.pairAt(holder.Key().Span().Start)
			added = p.edit().FieldsBehind(around, holder, moved)
		}
		if len(added) == 0 {
			return nil
		}
		fix.Edits = append(added, p.edit().RemovePair(m, pair)...)
		if fix, ok := p.tidy(fix); ok {
			return []Fix{fix}
		}
		return nil
	}
}
