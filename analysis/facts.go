package analysis

import (
	"slices"
	"strconv"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Topic is what facts of one type are about: each rule that compares entries has its own, and T
// is what there is to know.
type Topic[T any] struct{ _ byte } // not empty: each has an address of its own

// Fact is something that an entry says about a topic, as it is kept with the entry.
type Fact struct {
	topic, value any
	// span is where it is said: in the file, and from the entry's base once the fact is kept.
	span text.Span
}

// Located is a fact with its place.
type Located[T any] struct {
	Value T
	Entry *manifest.Entry
	Span  text.Span // in the file
}

// Fact makes a fact about the topic that is said at a place in the file.
func (t *Topic[T]) Fact(value T, at text.Span) Fact { return Fact{topic: t, value: value, span: at} }

// In returns what the entries of a file say about the topic, in the order of the text.
func (t *Topic[T]) In(p *Pass) []Located[T] {
	said := p.factsByTopic()[t]
	out := make([]Located[T], len(said))
	for i, f := range said {
		out[i] = Located[T]{f.Value.(T), f.Entry, f.Span}
	}
	return out
}

// factsByTopic returns what all entries say, by a pointer to the topic.
func (p *Pass) factsByTopic() map[any][]Located[any] {
	if p.facts != nil {
		return p.facts
	}
	p.facts = map[any][]Located[any]{}
	for _, l := range p.File.Lists() {
		for _, i := range p.Groups.Memo.withFacts.Of(p.File, l) {
			e := l.Entries[i]
			for _, f := range p.ResultsOf(e).facts {
				p.facts[f.topic] = append(p.facts[f.topic], Located[any]{f.value, e, f.span.Shift(e.Base())})
			}
		}
	}
	return p.facts
}

// entriesWithFacts returns which entries of a list, by their index, have facts.
func (m *memo) entriesWithFacts(l *manifest.List) (out []int) {
	for i, e := range l.Entries {
		if len(m.entries.Of(e).facts) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// ReportRepeated reports the facts about a topic that say the same as one before them: those of
// which same returns the same. What is in text that is broken, or in a list that is there twice,
// does not count. The function word says the rule, the message and the fixes, for a group of facts
// and one of them that is not the first; without a rule, nothing is reported.
func ReportRepeated[T any, K comparable](p *Pass, topic *Topic[T], same func(T) K, word func(group []Located[T], again Located[T]) Diagnostic) {
	for _, group := range repeated(p, topic.In(p), same) {
		for _, again := range group[1:] {
			d := word(group, again)
			if d.Rule == nil {
				continue
			}
			d.Span, d.Related = again.Span, []Related{{Span: group[0].Span, Message: "the first one"}}
			p.Report(d, Always)
		}
	}
}

// IsSaid reports whether a fact about a topic says the same as a value: same returns the same of
// both.
func IsSaid[T any, K comparable](p *Pass, topic *Topic[T], same func(T) K, value T) bool {
	said := same(value)
	return slices.ContainsFunc(topic.In(p), func(f Located[T]) bool { return same(f.Value) == said })
}

// repeated returns the groups of facts that say the same, in the order of the text; each group
// is in that order, too.
func repeated[T any, K comparable](p *Pass, facts []Located[T], same func(T) K) [][]Located[T] {
	if len(facts) < 2 {
		return nil
	}
	at := map[K]int{}
	var groups [][]Located[T]
	for _, f := range facts {
		if p.IsTornList(f.Entry.List) || p.BrokenIn(f.Span, 0) {
			continue
		}
		key := same(f.Value)
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return slices.DeleteFunc(groups, func(g []Located[T]) bool { return len(g) < 2 })
}

// Numbered puts the first number behind a name that makes one which is not taken.
func Numbered(name string, isTaken func(string) bool) string {
	for n := 2; ; n++ {
		if fresh := name + strconv.Itoa(n); !isTaken(fresh) {
			return fresh
		}
	}
}
