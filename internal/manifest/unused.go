package manifest

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// mention is a reference without its place.
type mention struct {
	kind Kind
	name string
}

// mentions are the names that the entries of a list refer to. Versions with the same
// references share them. They are collected when they are first asked for.
type mentions struct {
	row  []*facts
	once sync.Once
	all  map[mention]int32 // the first use, by its index in uses
	uses []use
	open [lastKind + 1]bool // a name of the kind cannot be told
}

// use is an entry that mentions a name, by its place in the row, and the index of the next
// one that mentions it, or -1.
type use struct{ entry, next int32 }

// collect fills all, uses and open.
func (m *mentions) collect() {
	m.once.Do(func() {
		for i := len(m.row) - 1; i >= 0; i-- { // so that the first entry comes to stand first
			m.add(m.row[i].refs, int32(i))
		}
	})
}

// add notes what an entry refers to.
func (m *mentions) add(refs []Reference, entry int32) {
	for i := range refs {
		r := &refs[i]
		if r.Unknown {
			m.open[r.Kind] = true
			continue
		}
		if m.all == nil {
			m.all = map[mention]int32{}
		}
		what := mention{r.Kind, r.Name}
		next, again := m.all[what]
		switch {
		case !again:
			next = -1
		case m.uses[next].entry == entry:
			continue
		}
		m.all[what] = int32(len(m.uses))
		m.uses = append(m.uses, use{entry, next})
	}
}

// sameMentions reports whether two rows refer to the same names.
func sameMentions(a, b []*facts) bool {
	if len(a) != len(b) {
		return false
	}
	for i, f := range a {
		if f != b[i] && !sameReferences(f.refs, b[i].refs) {
			return false
		}
	}
	return true
}

// sameReferences reports whether two lists of references name the same things.
func sameReferences(a, b []Reference) bool {
	return slices.EqualFunc(a, b, func(r, s Reference) bool {
		return r.Kind == s.Kind && r.Name == s.Name && r.Unknown == s.Unknown
	})
}

// lastUnused holds what the last version that was asked said of [File.Unused]. Versions of a
// file share it.
type lastUnused struct{ last atomic.Pointer[unused] }

// looseMention is a reference outside of entries, as far as it matters. It keeps no text alive.
type looseMention struct {
	mention
	unknown bool
}

// unused is which definitions nothing refers to, and what that depends on.
type unused struct {
	names  *names
	lists  []*mentions
	loose  []looseMention
	places [lastKind + 1][]int32 // in the row of the group
}

// Unused returns the definitions of a kind whose name is told and that no [Reference] of the
// file names, in the order of the text: none as soon as the name in one reference of the kind
// cannot be told. Module has none.
func (f *File) Unused(kind Kind) []Definition {
	v := f.view()
	if kind == Module || len(v.groups[kind].names.first) == 0 {
		return nil
	}
	return f.firstUnused(kind, len(v.unused().places[kind]))
}

// FirstUnused returns the first definitions of [File.Unused], at most some number of them.
func (f *File) FirstUnused(kind Kind, most int) []Definition {
	if v := f.view(); kind == Module || len(v.groups[kind].names.first) == 0 {
		return nil
	}
	return f.firstUnused(kind, most)
}

func (f *File) firstUnused(kind Kind, most int) []Definition {
	v := f.view()
	var out []Definition
	for _, at := range v.unused().places[kind] {
		if len(out) == most {
			break
		}
		out = append(out, v.groups[kind].at(at).define())
	}
	return out
}

// First returns the first definitions of a kind, in the order of the text, at most some number of
// them.
func (f *File) First(kind Kind, most int) []Definition {
	var out []Definition
	for _, l := range f.view().groups[kind].lists {
		for _, e := range l.Entries {
			if len(out) == most {
				return out
			}
			if e.facts().hasKey {
				out = append(out, e.define())
			}
		}
	}
	return out
}

// findUnused works out what Unused returns, unless a version before had the same names and
// references.
func (f *File) findUnused(v *view, kept *lastUnused) *unused {
	fresh := &unused{names: v.names}
	loose := &mentions{}
	loose.add(f.loose(), 0)
	for _, r := range f.loose() {
		fresh.loose = append(fresh.loose, looseMention{mention{r.Kind, strings.Clone(r.Name)}, r.Unknown})
	}
	for _, l := range v.lists {
		fresh.lists = append(fresh.lists, l.kept.mentions)
	}
	old := kept.last.Load()
	if old != nil && old.names == fresh.names && slices.Equal(old.lists, fresh.lists) && slices.Equal(old.loose, fresh.loose) {
		return old
	}
	all := []*mentions{loose}
	for _, m := range fresh.lists {
		m.collect()
		if m.all != nil || m.open != [lastKind + 1]bool{} {
			all = append(all, m)
		}
	}
	for kind := range Kinds() {
		fresh.places[kind] = v.groups[kind].unused(all)
	}
	kept.last.Store(fresh)
	return fresh
}

// unused returns the places, in the row of the group, of definitions that no mention names: none
// where the name in one of them cannot be told.
func (g *group) unused(all []*mentions) []int32 {
	for _, m := range all {
		if m.open[g.kind] {
			return nil
		}
	}
	var out []int32
	at := int32(0)
	for _, l := range g.lists {
		for _, f := range l.kept.facts {
			if f.hasKey && !f.key.unknown && !isMentioned(mention{g.kind, f.key.name}, all) {
				out = append(out, at)
			}
			at++
		}
	}
	return out
}

// isMentioned reports whether one of several lists mentions a name.
func isMentioned(what mention, all []*mentions) bool {
	return slices.ContainsFunc(all, func(m *mentions) bool { _, ok := m.all[what]; return ok })
}
