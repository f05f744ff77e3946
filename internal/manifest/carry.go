package manifest

import (
	"maps"

	"forge-manifest-ls/internal/syntax"
)

// carry is what a version leaves to the next. It refers to no File and no Tree.
type carry struct {
	variables string
	lists     []*listCarry
	groups    groupCarries
	names     *names
	unused    *lastUnused
}

// listCarry is what is left of a list.
type listCarry struct {
	section, typ string
	node         syntax.ID
	units        []syntax.ID // of the entries
	facts        []*facts
	slots        []*slot
	names        *nameIndex
	mentions     *mentions
	doubtful     map[int]bool // what f.doubtful said of the entries
	alias        bool         // an entry holds an alias: take over nothing as a whole
	slot         slot         // the results for the list as a whole
}

// find returns what is left of a list, looking first at the place it has now.
func (s *carry) find(l *List, at int) *listCarry {
	if at < len(s.lists) && s.lists[at].section == l.Section && s.lists[at].typ == l.Type {
		return s.lists[at]
	}
	for _, k := range s.lists {
		if k.section == l.Section && k.typ == l.Type {
			return k
		}
	}
	return &listCarry{}
}

// fill makes the entries of a list for a view, with as much of old as still holds, and
// returns what to leave to the next version.
func (f *File) fill(v *view, l *List, old *listCarry) *listCarry {
	id := l.Node.ID()
	f.makeEntries(l, len(old.units))
	doubtful := f.doubtful(l.Entries)
	if !id.IsZero() && id == old.node && !old.alias && l.Node.Kind() == syntax.Sequence && maps.Equal(doubtful, old.doubtful) {
		l.kept = old
		return old
	}
	fresh := &listCarry{section: l.Section, typ: l.Type, node: id, doubtful: doubtful}
	l.kept = fresh
	fresh.match(l.Entries, old)
	for i, e := range l.Entries {
		if fresh.facts[i] == nil {
			fresh.facts[i], fresh.slots[i] = f.findFacts(e), &slot{}
			v.fresh = append(v.fresh, e)
		}
		fresh.alias = fresh.alias || fresh.facts[i].alias
	}
	if old.names != nil && sameNames(fresh.facts, old.facts) {
		fresh.names = old.names
	} else {
		fresh.names = indexNames(fresh.facts)
	}
	if old.mentions != nil && sameMentions(fresh.facts, old.facts) {
		fresh.mentions = old.mentions
	} else {
		fresh.mentions = &mentions{row: fresh.facts}
	}
	return fresh
}

// match gives entries the facts of old ones with the same subtree: from the front,
// then from the back, then whatever is left in between.
func (k *listCarry) match(entries []*Entry, old *listCarry) {
	n, m := len(entries), len(old.units)
	k.units, k.facts, k.slots = make([]syntax.ID, n), make([]*facts, n), make([]*slot, n)
	for i, e := range entries {
		k.units[i] = e.unit().ID()
	}
	take := func(i, j int) bool {
		if k.units[i].IsZero() || k.units[i] != old.units[j] {
			return false
		}
		if !old.facts[j].alias && k.doubtful[i] == old.doubtful[j] {
			k.facts[i], k.slots[i] = old.facts[j], old.slots[j]
		}
		return true
	}
	front := 0
	for front < n && front < m && take(front, front) {
		front++
	}
	for n > front && m > front && take(n-1, m-1) {
		n, m = n-1, m-1
	}
	rest := make(map[syntax.ID]int, m-front)
	for j := front; j < m; j++ {
		rest[old.units[j]] = j
	}
	for i := front; i < n && len(rest) > 0; i++ {
		if j, ok := rest[k.units[i]]; ok {
			take(i, j)
		}
	}
}
