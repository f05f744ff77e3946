package mend

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/yamledit"
)

// ReplaceModule gives a module type the name of one that Forge knows, moves a section to where it
// belongs, or removes what is neither.
func ReplaceModule(p *analysis.Pass, l *manifest.List, near []string) []analysis.Fix {
	s, ok := p.File.Section(l.Section)
	if !ok {
		return nil
	}
	if _, isSection := p.File.Catalogue().Section(l.Type); isSection {
		fixes := MoveDown(p, "Move it to the top of the manifest", s.Pair.Value(), l.Pair, p.Tree.Root(), l.Type)
		return append(fixes, RemovePair(p, s.Pair.Value(), l.Pair))
	}
	fixes := joinTypes(p, l)
	for _, name := range near {
		fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(name), false, analysis.OwnerOf(l), yamledit.QuotedLike(name, l.Pair.Key()))...)
	}
	if len(near) == 0 {
		fixes = append(fixes, RemovePair(p, s.Pair.Value(), l.Pair))
	}
	return fixes
}
