package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// sections reports what is wrong with the top of the file and with what is not in
// an entry.
func sections(p *pass) {
	root := p.tree.Root()
	if root.IsZero() || isFalsy(root) { // Forge takes the falsy ones for a manifest without a word
		return
	}
	top := scope{file: p.file, node: root}
	p.emitUnit(top, top.judgeValue(p.file.Catalogue().Skeleton(), outline{p.file.Value(root)}))
	for _, s := range p.file.Sections() {
		section, ok := p.file.Catalogue().Section(s.Name)
		if !ok {
			continue
		}
		sch := section.Schema
		sc := scope{file: p.file, node: s.Pair.Value(), name: s.Name, key: s.Pair, base: s.Pair.Span().Start}
		if l := p.listOf(s); section.Item != nil && l != nil {
			if sch = section.Outer; !isWellFormed(l, sch) {
				p.emit(sc, sc.kept(sc.judge(sch)))
			}
			continue
		}
		p.emitUnit(sc, sc.judge(sch))
	}
	for l := range p.file.ModuleLists() {
		m, ok := p.file.Catalogue().Module(l.Type)
		if !ok || m.Outer == nil || isWellFormed(l, m.Outer) {
			continue
		}
		sc := scope{file: p.file, node: l.Pair.Value(), name: l.Type, key: l.Pair, base: l.Pair.Span().Start}
		p.emit(sc, sc.kept(sc.judge(m.Outer)))
	}
}

// listOf returns the list of entries that a section is; nil when it is none.
func (p *pass) listOf(s manifest.Section) *manifest.List {
	for _, l := range p.file.Lists() {
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

// isModules reports whether a section, by its name, holds module types: their entries are
// judged by themselves.
func isModules(section string) bool { return section == "modules" || section == "connectModules" }
