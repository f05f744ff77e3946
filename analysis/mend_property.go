package analysis

import (
	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

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
