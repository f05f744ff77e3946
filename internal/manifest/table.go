package manifest

import (
	"slices"
	"sync"
)

// group is the lists that declare names of one kind.
type group struct {
	kind  Kind
	lists []*List
	names *nameIndex

	defined     sync.Once
	definitions []Definition
}

// groups are the groups of all kinds.
type groups [lastKind + 1]group

// groupCarry is what is left of a group of several lists.
type groupCarry struct {
	of    []*nameIndex // of its lists
	names *nameIndex
}

// groupCarries are those of all kinds: nil where there are not several lists.
type groupCarries [lastKind + 1]*groupCarry

// groupLists joins lists by kind. An index of several lists is taken over when
// those of its lists all were.
func groupLists(lists []*List, old, fresh *groupCarries) *groups {
	all := &groups{}
	for _, l := range lists {
		for _, k := range l.Kinds() {
			all[k].lists = append(all[k].lists, l)
		}
	}
	for kind := Module; kind <= lastKind; kind++ {
		g := &all[kind]
		g.kind = kind
		switch len(g.lists) {
		case 0:
			g.names = noNames
		case 1:
			g.names = g.lists[0].kept.names
		default:
			g.join(old, fresh)
		}
	}
	return all
}

// join makes the index of a group of several lists, or takes over the old one.
func (g *group) join(old, fresh *groupCarries) {
	k := &groupCarry{}
	for _, l := range g.lists {
		k.of = append(k.of, l.kept.names)
	}
	if was := old[g.kind]; was != nil && slices.Equal(was.of, k.of) {
		k = was
	} else {
		var row []*facts
		for _, l := range g.lists {
			row = append(row, l.kept.facts...)
		}
		k.names = indexNames(row)
	}
	g.names, fresh[g.kind] = k.names, k
}

// all returns the definitions of the group.
func (g *group) all() []Definition {
	g.defined.Do(func() {
		for _, l := range g.lists {
			for _, e := range l.Entries {
				if e.facts().hasKey {
					g.definitions = append(g.definitions, e.define())
				}
			}
		}
	})
	return g.definitions
}

// at is the entry in a place of the row of all lists.
func (g *group) at(place int32) *Entry {
	i := int(place)
	for _, l := range g.lists {
		if i < len(l.Entries) {
			return l.Entries[i]
		}
		i -= len(l.Entries)
	}
	return nil
}

// lookup returns the definitions of a name, in the order of the text.
func (g *group) lookup(name string) []Definition {
	at, ok := g.names.first[name]
	if !ok {
		return nil
	}
	out := []Definition{g.at(at).define()}
	for at = g.names.next[at]; at >= 0; at = g.names.next[at] {
		out = append(out, g.at(at).define())
	}
	return out
}

// sole returns the definition of a name that no other shares.
func (g *group) sole(name string) (Definition, bool) {
	at, ok := g.names.first[name]
	if !ok || g.names.next[at] >= 0 {
		return Definition{}, false
	}
	return g.at(at).define(), true
}

// duplicates returns the groups of definitions that share a name.
func (g *group) duplicates() [][]Definition {
	var out [][]Definition
	for _, places := range g.names.twice {
		var same []Definition
		for _, at := range places {
			same = append(same, g.at(at).define())
		}
		out = append(out, same)
	}
	return out
}

// define is the definition of an entry that has a key.
func (e *Entry) define() Definition {
	k := e.facts().key
	return Definition{
		Kind: e.List.Kinds()[0], Name: k.name, Unknown: k.unknown,
		Span: k.span.Shift(e.Base()), Value: k.value.Shift(e.Base()), Entry: e,
	}
}
