package manifest

import (
	"iter"
	"slices"
)

// Uses yields the references that name a definition: those of the entries in the order of
// the text, then the others. Definitions that share a name share them. It looks at the entries
// that refer to the definition, and at no other. Those whose name cannot be told are left out.
func (d Definition) Uses() iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		if d.Unknown || d.Entry == nil {
			return
		}
		for _, e := range d.Users() {
			for r := range e.References() {
				if d.IsNamedBy(r) && !yield(r) {
					return
				}
			}
		}
		for _, r := range d.Entry.File.loose() {
			if d.IsNamedBy(r) && !yield(r) {
				return
			}
		}
	}
}

// Users returns the entries with references that name a definition, in the order of the text.
func (d Definition) Users() []*Entry {
	if d.Unknown || d.Entry == nil {
		return nil
	}
	var users []*Entry
	for _, l := range d.Entry.File.Lists() {
		for _, at := range d.usersIn(l.kept.mentions) {
			users = append(users, l.Entries[at])
		}
	}
	return users
}

// usersIn are the users in a list, by their index.
func (d Definition) usersIn(m *mentions) []int32 {
	m.collect()
	var users []int32
	for _, kind := range d.Entry.List.Kinds() {
		at, ok := m.all[mention{kind, d.Name}]
		for ; ok && at >= 0; at = m.uses[at].next {
			users = append(users, m.uses[at].entry)
		}
	}
	slices.Sort(users)
	return slices.Compact(users)
}

// IsNamedBy reports whether a reference of the same file names a definition.
func (d Definition) IsNamedBy(r Reference) bool {
	return !d.Unknown && !r.Unknown && r.Name == d.Name && slices.Contains(d.Entry.List.Kinds(), r.Kind)
}
