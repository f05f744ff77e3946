package shape

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// sections reports what is wrong with the top of the file and with what is not in
// an entry.
func sections(p *analysis.Pass) {
	root := p.Tree.Root()
	if root.IsZero() || analysis.IsFalsy(root) { // Forge takes the falsy ones for a manifest without a word
		return
	}
	top := analysis.Unit{File: p.File, Node: root}
	p.EmitUnit(top, judgeValue(top, p.File.Catalogue().Skeleton(), outline{p.File.Value(root)}))
	for _, s := range p.File.Sections() {
		section, ok := p.File.Catalogue().Section(s.Name)
		if !ok {
			continue
		}
		sch := section.Schema
		sc := analysis.Unit{File: p.File, Node: s.Pair.Value(), TypeName: s.Name, Key: s.Pair, Base: s.Pair.Span().Start}
		if l := ListOf(p, s); section.Item != nil && l != nil {
			if sch = section.Outer; !isWellFormed(l, sch) {
				p.Emit(sc, sc.Kept(judge(sc, sch)))
			}
			continue
		}
		p.EmitUnit(sc, judge(sc, sch))
	}
	for l := range p.File.ModuleLists() {
		m, ok := p.File.Catalogue().Module(l.Type)
		if !ok || m.Outer == nil || isWellFormed(l, m.Outer) {
			continue
		}
		sc := analysis.Unit{File: p.File, Node: l.Pair.Value(), TypeName: l.Type, Key: l.Pair, Base: l.Pair.Span().Start}
		p.Emit(sc, sc.Kept(judge(sc, m.Outer)))
	}
}

// ListOf returns the list of entries that a section is; nil when it is none.
func ListOf(p *analysis.Pass, s manifest.Section) *manifest.List {
	for _, l := range p.File.Lists() {
		if l.Section == s.Name && l.Pair == s.Pair && l.Node.Kind() == syntax.Sequence {
			return l
		}
	}
	return nil
}

// isWellFormed reports whether a list is all that a schema asks for, when that is
// no more than a number of entries: then there is no need to walk a long list.
func isWellFormed(l *manifest.List, s *schema.Schema) bool {
	asks := s.Unique || s.Items != nil || s.Enum != nil || s.Const != nil || s.Not != nil || s.If != nil ||
		len(s.AllOf)+len(s.AnyOf)+len(s.OneOf)+len(s.Forbidden) > 0
	n := len(l.Entries)
	return !asks && l.Node.Kind() == syntax.Sequence && s.Types.Has(schema.List) && s.Count.Allows(n)
}

// IsModules reports whether a section, by its name, holds module types: their entries are
// judged by themselves.
func IsModules(section string) bool { return section == "modules" || section == "connectModules" }
