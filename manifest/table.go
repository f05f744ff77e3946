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
	all   func() []Definition
}

// keptGroup is what is left of a group of several lists.
type keptGroup struct {
	of    []*nameIndex // of its lists
	names *nameIndex
}

// kindsOf are the kinds that the entries of a list declare, the narrowest first.
func (l *List) kindsOf() []Kind {
	switch l.Section {
	case "resources":
		return []Kind{Resource}
	case "remotes":
		return []Kind{Remote}
	case "services":
		return []Kind{Service}
	case "modules":
		switch l.Type {
		case "function":
			return []Kind{Function, Module}
		case "endpoint":
			return []Kind{Endpoint, Module}
		}
	}
	return []Kind{Module}
}

// groupLists joins lists by kind. An index of several lists is taken over when
// those of its lists all were.
func groupLists(lists []*List, old, fresh map[Kind]*keptGroup) map[Kind]*group {
	byKind := map[Kind][]*List{}
	for _, l := range lists {
		for _, k := range l.kindsOf() {
			byKind[k] = append(byKind[k], l)
		}
	}
	groups := map[Kind]*group{}
	for kind := Module; kind <= Service; kind++ {
		g := &group{kind: kind, lists: byKind[kind]}
		if len(g.lists) == 1 {
			g.names = g.lists[0].kept.names
		} else {
			g.join(old, fresh)
		}
		g.all = sync.OnceValue(g.define)
		groups[kind] = g
	}
	return groups
}

func (g *group) join(old, fresh map[Kind]*keptGroup) {
	k := &keptGroup{}
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

func (g *group) define() []Definition {
	var out []Definition
	for _, l := range g.lists {
		for _, e := range l.Entries {
			if e.facts().hasKey {
				out = append(out, e.define())
			}
		}
	}
	return out
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
		Kind: e.List.kindsOf()[0], Name: k.name, Unknown: k.unknown,
		Span: k.span.Shift(e.Base()), Value: k.value.Shift(e.Base()), Entry: e,
	}
}
