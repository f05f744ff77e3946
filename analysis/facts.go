package analysis

import (
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/text"
)

// topic says what a fact is about: each rule that compares entries has its own.
type topic string

// fact is something that an entry says.
type fact struct {
	topic topic
	// name is what facts are compared by, and value what else there is to know.
	name, value string
	// span is where it is said: in the file, and from the entry's base once the fact is kept.
	span text.Span
}

// located is a fact with its place.
type located struct {
	*fact
	entry *manifest.Entry
	span  text.Span // in the file
}

// telling returns which entries of a list, by their index, have facts.
func (m *memo) telling(l *manifest.List) (out []int) {
	for i, e := range l.Entries {
		if len(m.entries.Of(e).facts) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// facts returns what entries say about a topic, in the order of the text.
func (p *pass) facts(t topic) []located {
	if p.told == nil {
		p.told = map[topic][]located{}
		for _, l := range p.file.Lists() {
			for _, i := range p.Groups.memo.tellers.Of(p.file, l) {
				e := l.Entries[i]
				base, facts := e.Base(), p.judged(e).facts
				for k := range facts {
					f := &facts[k]
					p.told[f.topic] = append(p.told[f.topic], located{f, e, f.span.Shift(base)})
				}
			}
		}
	}
	return p.told[t]
}

// repeated returns the groups of facts that have a name in common, in the order of
// the text; each group is in that order, too.
func repeated(facts []located) [][]located {
	at := map[string]int{}
	var groups [][]located
	for _, f := range facts {
		i, ok := at[f.name]
		if !ok {
			i = len(groups)
			at[f.name] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return slices.DeleteFunc(groups, func(g []located) bool { return len(g) < 2 })
}
