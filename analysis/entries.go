package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// judged keeps what can be told of each entry by itself.
var judged = manifest.NewPerEntry(func(e *manifest.Entry) judgement {
	j := judgement{findings: findInEntry(e)}
	for ref := range e.References() {
		if !ref.Unknown {
			j.mentions = append(j.mentions, mention{ref.Kind, ref.Name, ref.HasPart})
		}
	}
	for _, subject := range subjects {
		if subject.facts != nil && !e.Bare {
			j.facts = append(j.facts, subject.facts(entryScope(e))...)
		}
	}
	return j
})

// judgement is what is wrong with an entry, what it names, and what else it says.
type judgement struct {
	findings []finding
	mentions []mention
	facts    []fact
}

// mention is a reference without its place.
type mention struct {
	kind manifest.Kind
	name string
	part bool
}

// moduleEntries reports what is wrong with entries taken by themselves, and what
// they name and nothing declares.
func moduleEntries(p *pass) {
	for _, l := range p.file.Lists() {
		if p.ctx.Err() != nil {
			return
		}
		for _, c := range conspicuous.Of(p.file, l) {
			e := l.Entries[c.entry]
			p.emit(entryScope(e), judged.Of(e).findings)
			if c.names {
				p.references(e)
			}
		}
	}
}

// conspicuous keeps which entries of a list there may be something to say about.
var conspicuous = manifest.NewPerList(func(l *manifest.List) []conspicuity {
	var out []conspicuity
	for i, e := range l.Entries {
		j := judged.Of(e)
		c := conspicuity{entry: i}
		for _, m := range j.mentions {
			c.names = c.names || m.part || !e.File.Declares(m.kind, m.name)
		}
		if c.names || len(j.findings) > 0 {
			out = append(out, c)
		}
	}
	return out
})

// conspicuity is an entry, by its index, that has findings or names something.
type conspicuity struct {
	entry int
	names bool // something that nothing declares, or a part of a resource
}

func entryScope(e *manifest.Entry) scope {
	name := e.List.Type
	if name == "" {
		name = e.List.Section
	}
	return scope{file: e.File, node: e.Node(), base: e.Base(), name: name, entry: e}
}

// findInEntry looks at one entry alone.
func findInEntry(e *manifest.Entry) []finding {
	if e.Bare { // the list itself is wrong, and says so
		return nil
	}
	s := entryScope(e)
	sch, known := itemSchema(e.File.Catalogue(), e.List)
	if !known {
		return nil
	}
	out := s.judge(sch)
	if e.List.IsModule() {
		out = s.resolverFindings(out)
		out = s.misplacedFunction(out)
		out = s.withoutDocumented(out)
		out = s.dashboardExtras(out)
		out = s.internalFields(out)
		out = append(out, s.crashes(out)...)
	}
	for _, subject := range subjects {
		if subject.entry != nil {
			out = subject.entry(s, out)
		}
	}
	return s.mergeKeys(out)
}

// itemSchema is what the entries of a list must be. It is nil where anything goes,
// and false for a list that nobody knows.
func itemSchema(c *schema.Catalogue, l *manifest.List) (*schema.Schema, bool) {
	switch l.Section {
	case "modules":
		m, ok := c.Module(l.Type)
		if !ok {
			return nil, false
		}
		return m.Item, true
	case "connectModules":
		return nil, false
	}
	s, ok := c.Section(l.Section)
	if !ok || s.Item == nil { // providers are judged with their section
		return nil, false
	}
	return s.Item, true
}

// sections reports what is wrong with the top of the file and with what is not in
// an entry.
func sections(p *pass) {
	root := p.tree.Root()
	if root.IsZero() || isFalsy(root) { // Forge takes the falsy ones for a manifest without a word
		return
	}
	top := scope{file: p.file, node: root}
	found := top.judgeValue(p.file.Catalogue().Skeleton(), outline{p.file.Value(root)})
	if pair := top.mergePair(root); !pair.IsZero() {
		found = top.mergeKey(found, root, pair)
	}
	p.emit(top, found)
	for _, s := range p.file.Sections() {
		section, ok := p.file.Catalogue().Section(s.Name)
		if !ok {
			continue
		}
		sch := section.Schema
		sc := scope{file: p.file, node: s.Pair.Value(), name: s.Name, key: s.Pair, base: s.Pair.Span().Start}
		if l := p.listOf(s); section.Item != nil && l != nil {
			if sch = section.Outer; !isWellFormed(l, sch) {
				p.emit(sc, sc.judge(sch))
			}
			continue
		}
		found := withoutConnect(s, withoutVariables(sc.judge(sch)))
		if !isModules(s) {
			found = sc.mergeKeys(found)
		}
		p.emit(sc, found)
	}
	for l := range p.file.ModuleLists() {
		m, ok := p.file.Catalogue().Module(l.Type)
		if !ok || m.Outer == nil || isWellFormed(l, m.Outer) {
			continue
		}
		sc := scope{file: p.file, node: l.Pair.Value(), name: l.Type, key: l.Pair, base: l.Pair.Span().Start}
		p.emit(sc, sc.judge(m.Outer))
	}
}

// isModules reports whether a section holds module types: their entries are judged
// by themselves.
func isModules(s manifest.Section) bool { return s.Name == "modules" || s.Name == "connectModules" }

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

// ownerOf is the span of the key of a list.
func ownerOf(l *manifest.List) text.Span { return l.Pair.Key().Span() }
