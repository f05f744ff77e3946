package analysis

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// memo keeps what the rules of a list of groups tell of entries, from one version of a file
// to the next. There is one for all groups, so that a keystroke costs one entry and not one
// for each group.
type memo struct {
	entries *manifest.PerEntry[entryResults]
	// withFacts are the entries of a list, by their index, that have facts.
	withFacts *manifest.PerList[[]int]
	// WithFindings are the entries of a list that there may be something to say about.
	WithFindings *manifest.PerList[[]entryWithFindings]
}

// newMemo returns the memory of a list of groups.
func newMemo(g *Groups) *memo {
	m := &memo{entries: manifest.NewPerEntry(g.resultsOf)}
	m.withFacts, m.WithFindings = manifest.NewPerList(m.entriesWithFacts), manifest.NewPerList(m.entriesWithFindings)
	return m
}

// entryResults is what is wrong with an entry, what it names, and what else it says.
type entryResults struct {
	Findings []Finding
	mentions []mention
	facts    []Fact
}

// mention is a reference without its place.
type mention struct {
	kind manifest.Kind
	name string
	part bool
}

// ResultsOf returns what can be told of an entry by itself.
func (p *Pass) ResultsOf(e *manifest.Entry) entryResults { return p.Groups.Memo.entries.Of(e) }

// resultsOf works out what can be told of an entry by itself.
func (g *Groups) resultsOf(e *manifest.Entry) entryResults {
	j := entryResults{Findings: g.findInEntry(e)}
	for ref := range e.References() {
		if !ref.Unknown {
			j.mentions = append(j.mentions, mention{ref.Kind, ref.Name, ref.HasPart})
		}
	}
	if !e.Bare {
		s := EntryUnit(e)
		for _, find := range g.checksOf(s).facts {
			j.facts = append(j.facts, find(s)...)
		}
		for i := range j.facts {
			j.facts[i].span = j.facts[i].span.Shift(-s.Base)
		}
	}
	return j
}

// findInEntry returns what is wrong with an entry alone.
func (g *Groups) findInEntry(e *manifest.Entry) []Finding {
	if e.Bare { // the list itself is wrong, and says so
		return nil
	}
	sch, known := ItemSchema(e.File.Catalogue(), e.List)
	if !known {
		return nil
	}
	s := EntryUnit(e)
	found := g.reworded(s, g.shape(s, sch))
	for _, check := range g.checksOf(s).entry {
		found = check(s, found)
	}
	return s.Kept(g.absorbed(s, found))
}

// Entries is the place, in a list of groups, of what is found in entries: there it is reported,
// for all groups.
var Entries = &Group{File: entries}

// entries reports what is wrong with entries taken by themselves, and what they name and
// nothing declares.
func entries(p *Pass) {
	p.Groups.Memo.entries.Prepare(p.ctx, p.File)
	for _, l := range p.File.Lists() {
		if p.ctx.Err() != nil {
			return
		}
		for _, c := range p.Groups.Memo.WithFindings.Of(p.File, l) {
			e := l.Entries[c.Entry]
			p.Emit(EntryUnit(e), p.ResultsOf(e).Findings)
			if c.names {
				p.Groups.names(p, e)
			}
		}
	}
}

// entriesWithFindings returns which entries of a list there may be something to say about.
func (m *memo) entriesWithFindings(l *manifest.List) (out []entryWithFindings) {
	for i, e := range l.Entries {
		j := m.entries.Of(e)
		c := entryWithFindings{Entry: i}
		for _, named := range j.mentions {
			c.names = c.names || named.part || !e.File.Declares(named.kind, named.name)
		}
		if c.names || len(j.Findings) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// entryWithFindings is an entry, by its index, that has findings or names something.
type entryWithFindings struct {
	Entry int
	names bool // something that nothing declares, or a part of a resource
}

// EntryUnit is the unit of an entry.
func EntryUnit(e *manifest.Entry) Unit {
	name := e.List.Type
	if name == "" {
		name = e.List.Section
	}
	return Unit{File: e.File, Node: e.Node(), Base: e.Base(), TypeName: name, Entry: e}
}

// ItemSchema is what the entries of a list must be. It is nil where anything goes,
// and false for a list that nobody knows.
func ItemSchema(c *schema.Catalogue, l *manifest.List) (*schema.Schema, bool) {
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

// OwnerOf is the span of the key of a list.
func OwnerOf(l *manifest.List) text.Span { return l.Pair.Key().Span() }
