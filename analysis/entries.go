package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// memo keeps what the rules of a list of groups tell of entries, from one version of a file
// to the next. There is one for all groups, so that a keystroke costs one entry and not one
// for each group.
type memo struct {
	entries *manifest.PerEntry[judgement]
	// tellers are the entries of a list, by their index, that have facts.
	tellers *manifest.PerList[[]int]
	// conspicuous are the entries of a list that there may be something to say about.
	conspicuous *manifest.PerList[[]conspicuity]
}

func newMemo(g *Groups) *memo {
	m := &memo{entries: manifest.NewPerEntry(g.judge)}
	m.tellers = manifest.NewPerList(m.telling)
	m.conspicuous = manifest.NewPerList(m.conspicuities)
	return m
}

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

// judged is what can be told of an entry by itself.
func (p *pass) judged(e *manifest.Entry) judgement { return p.Groups.memo.entries.Of(e) }

// judge works out what can be told of an entry by itself.
func (g *Groups) judge(e *manifest.Entry) judgement {
	j := judgement{findings: g.findInEntry(e)}
	for ref := range e.References() {
		if !ref.Unknown {
			j.mentions = append(j.mentions, mention{ref.Kind, ref.Name, ref.HasPart})
		}
	}
	if !e.Bare {
		s := entryScope(e)
		for _, find := range g.checksOf(s).facts {
			j.facts = append(j.facts, find(s)...)
		}
		for i := range j.facts {
			j.facts[i].span = j.facts[i].span.Shift(-s.base)
		}
	}
	return j
}

// findInEntry returns what is wrong with an entry alone.
func (g *Groups) findInEntry(e *manifest.Entry) []finding {
	if e.Bare { // the list itself is wrong, and says so
		return nil
	}
	sch, known := itemSchema(e.File.Catalogue(), e.List)
	if !known {
		return nil
	}
	s := entryScope(e)
	found := g.reworded(s, g.shape(s, sch))
	for _, check := range g.checksOf(s).entry {
		found = check(s, found)
	}
	return s.kept(g.absorbed(s, found))
}

// Entries is the place, in a list of groups, of what is found in entries: there it is reported,
// for all groups.
var Entries = &Group{File: entries}

// entries reports what is wrong with entries taken by themselves, and what they name and
// nothing declares.
func entries(p *pass) {
	for _, l := range p.file.Lists() {
		if p.ctx.Err() != nil {
			return
		}
		for _, c := range p.Groups.memo.conspicuous.Of(p.file, l) {
			e := l.Entries[c.entry]
			p.emit(entryScope(e), p.judged(e).findings)
			if c.names {
				p.Groups.names(p, e)
			}
		}
	}
}

// conspicuities returns which entries of a list there may be something to say about.
func (m *memo) conspicuities(l *manifest.List) (out []conspicuity) {
	for i, e := range l.Entries {
		j := m.entries.Of(e)
		c := conspicuity{entry: i}
		for _, named := range j.mentions {
			c.names = c.names || named.part || !e.File.Declares(named.kind, named.name)
		}
		if c.names || len(j.findings) > 0 {
			out = append(out, c)
		}
	}
	return out
}

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

// ownerOf is the span of the key of a list.
func ownerOf(l *manifest.List) text.Span { return l.Pair.Key().Span() }
