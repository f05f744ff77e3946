package analysis

import (
	"slices"
	"strconv"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Topic says what a fact is about: each rule that compares entries has its own.
type Topic string

// Fact is something that an entry says.
type Fact struct {
	Topic Topic
	// Name is what facts are compared by, and value what else there is to know.
	Name, Value string
	// Span is where it is said: in the file, and from the entry's base once the fact is kept.
	Span text.Span
}

// Located is a fact with its place.
type Located struct {
	*Fact
	Entry *manifest.Entry
	Span  text.Span // in the file
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

// Facts returns what entries say about a topic, in the order of the text.
func (p *Pass) Facts(t Topic) []Located {
	if p.told == nil {
		p.told = map[Topic][]Located{}
		for _, l := range p.File.Lists() {
			for _, i := range p.Groups.Memo.tellers.Of(p.File, l) {
				e := l.Entries[i]
				base, facts := e.Base(), p.Judged(e).facts
				for k := range facts {
					f := &facts[k]
					p.told[f.Topic] = append(p.told[f.Topic], Located{f, e, f.Span.Shift(base)})
				}
			}
		}
	}
	return p.told[t]
}

// Repeated returns the groups of facts that have a name in common, in the order of
// the text; each group is in that order, too.
func Repeated(facts []Located) [][]Located {
	at := map[string]int{}
	var groups [][]Located
	for _, f := range facts {
		i, ok := at[f.Name]
		if !ok {
			i = len(groups)
			at[f.Name] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return slices.DeleteFunc(groups, func(g []Located) bool { return len(g) < 2 })
}

// RepeatedFacts returns the groups of facts with the same name, without those in text
// that is broken, or in a list that is there twice.
func (p *Pass) RepeatedFacts(facts []Located) [][]Located {
	var whole [][]Located
	for _, group := range Repeated(facts) {
		var kept []Located
		for _, f := range group {
			if !p.IsTornList(f.Entry.List) && !p.BrokenIn(f.Span, 0) {
				kept = append(kept, f)
			}
		}
		if len(kept) > 1 {
			whole = append(whole, kept)
		}
	}
	return whole
}

// Numbered puts the first number behind a name that makes one which is not taken.
func Numbered(name string, isTaken func(string) bool) string {
	for n := 2; ; n++ {
		if fresh := name + strconv.Itoa(n); !isTaken(fresh) {
			return fresh
		}
	}
}
