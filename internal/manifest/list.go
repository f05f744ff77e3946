package manifest

import (
	"iter"
	"sync"

	"forge-manifest-ls/internal/syntax"
)

// view is the typed view of one version.
type view struct {
	lists  []*List
	groups *groups
	names  *names
	unused func() *unused
	fresh  []*Entry // of which nothing is taken over
}

// Lists returns all lists of entries, in the order of the text.
func (f *File) Lists() []*List { return f.view().lists }

// ModuleLists yields the lists of the module types of "modules", in the order of
// the text. A type that is written twice, which is a mistake, has two lists.
func (f *File) ModuleLists() iter.Seq[*List] {
	return func(yield func(*List) bool) {
		for _, l := range f.Lists() {
			if l.IsModule() && !yield(l) {
				return
			}
		}
	}
}

// makeView works out the typed view, and takes over what still holds of the version before.
func (f *File) makeView() *view {
	old := f.kept.Load()
	fresh := &carry{variables: f.variables().fingerprint()}
	if old == nil || old.variables != fresh.variables {
		old = &carry{unused: &lastUnused{}}
	}
	fresh.unused = old.unused
	v := &view{}
	for _, l := range f.findLists() {
		k := f.fill(v, l, old.find(l, len(fresh.lists)))
		fresh.lists = append(fresh.lists, k)
		v.lists = append(v.lists, l)
	}
	v.groups = groupLists(v.lists, &old.groups, &fresh.groups)
	v.names = v.groups.names(old.names)
	fresh.names = v.names
	v.unused = sync.OnceValue(func() *unused { return f.findUnused(v, fresh.unused) })
	f.kept.Store(fresh)
	return v
}

// findLists returns the lists without entries.
func (f *File) findLists() []*List {
	var lists []*List
	for _, s := range f.Sections() {
		switch s.Name {
		case "resources", "remotes", "services":
			lists = append(lists, &List{Section: s.Name, Pair: s.Pair, Node: f.content(s.Pair)})
		case "providers":
			if p := f.content(s.Pair).Pair("auth"); !p.IsZero() && !f.isHalfTyped(p) {
				lists = append(lists, &List{Section: s.Name, Pair: p, Node: f.content(p)})
			}
		case "modules", "connectModules":
			for p := range f.content(s.Pair).Pairs() {
				if !f.isHalfTyped(p) {
					lists = append(lists, &List{Section: s.Name, Type: p.KeyText(), Pair: p, Node: f.content(p)})
				}
			}
		}
	}
	return lists
}

// makeEntries makes the entries of a list without facts.
func (f *File) makeEntries(l *List, hint int) {
	switch l.Node.Kind() {
	case syntax.Mapping:
		l.Entries = []*Entry{{File: f, List: l, Bare: true}}
	case syntax.Sequence:
		entries := make([]Entry, 0, hint+1)
		for item := range l.Node.Items() {
			entries = append(entries, Entry{File: f, List: l, Index: len(entries), Item: item})
		}
		l.Entries = make([]*Entry, len(entries))
		for i := range entries {
			l.Entries[i] = &entries[i]
		}
	}
}
