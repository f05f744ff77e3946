package manifest

import (
	"iter"
	"strconv"

	"forge-manifest-ls/internal/syntax"
)

// References yields all references of the file: those of its entries, then the others.
func (f *File) References() iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		for _, l := range f.Lists() {
			for _, e := range l.Entries {
				for r := range e.References() {
					if !yield(r) {
						return
					}
				}
			}
		}
		for _, r := range f.loose() {
			if !yield(r) {
				return
			}
		}
	}
}

// LooseReferences are those outside of entries: the remotes that permissions and
// app.connect name.
func (f *File) LooseReferences() []Reference { return f.loose() }

// findLoose reads the references outside of entries.
func (f *File) findLoose() []Reference {
	var refs []Reference
	add := func(n syntax.Node, path ...string) {
		p := n.Pair("remote")
		if p.IsZero() {
			return
		}
		if r, ok := f.findReference(Remote, f.content(p), 0); ok {
			r.Official, r.Path = true, append(path, "remote")
			refs = append(refs, r)
		}
	}
	each := func(n syntax.Node, path ...string) {
		i := 0
		for item := range n.Items() {
			v, _ := f.resolve(item.Value())
			add(v, append(path[:len(path):len(path)], strconv.Itoa(i))...)
			i++
		}
	}
	for _, s := range f.Sections() {
		n := f.content(s.Pair)
		switch s.Name {
		case "app":
			add(f.get(n, "connect"), "app", "connect")
			if len(refs) > 0 && refs[len(refs)-1].Path[0] == "app" {
				_, refs[len(refs)-1].Official = f.Section("connectModules")
			}
		case "permissions":
			for _, side := range []string{"backend", "client"} {
				each(f.get(n, "external", "fetch", side), "permissions", "external", "fetch", side)
			}
		}
	}
	return refs
}
