package doubt

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// frontEnd is the resource that a module names for itself, and how it is drawn.
type frontEnd struct {
	Name    string
	HasPart bool // it names an entry of the resource
	Native  bool
	// Doubtful says that native cannot be told.
	Doubtful bool
}

// FrontEnds keeps what entries name, with the span counted from the entry's base: one
// thing, where the YAML is right.
var FrontEnds = manifest.NewPerEntry(func(e *manifest.Entry) []placedFrontEnd {
	if !e.List.IsModule() || e.List.Type == "function" {
		return nil
	}
	var out []placedFrontEnd
	for ref := range e.References() {
		if ref.Kind == manifest.Resource && len(ref.Path) == 1 && ref.Path[0] == "resource" && !ref.Unknown {
			f := frontEnd{Name: ref.Name, HasPart: ref.HasPart}
			f.Native, f.Doubtful = RendersNatively(e)
			out = append(out, placedFrontEnd{f, ref.Value.Shift(-e.Base())})
		}
	}
	return out
})

type placedFrontEnd struct {
	frontEnd
	span text.Span
}

// ResourceUser is a module that names a resource in the way of which Forge looks at
// the files.
type ResourceUser struct {
	frontEnd
	Entry int       // its index in the list
	Span  text.Span // of the reference: from the entry's base where it is kept, else in the file
}

// ResourceUsersOf keeps the first user of each sort and resource in a list.
var ResourceUsersOf = manifest.NewPerList(func(l *manifest.List) []ResourceUser {
	var users []ResourceUser
	seen := map[frontEnd]bool{}
	for i, e := range l.Entries {
		for _, f := range FrontEnds.Of(e) {
			if !seen[f.frontEnd] {
				seen[f.frontEnd] = true
				users = append(users, ResourceUser{f.frontEnd, i, f.span})
			}
		}
	}
	return users
})

// RendersNatively reports whether a module draws with UI Kit, and whether that is in
// doubt, as it is when it says so twice.
func RendersNatively(e *manifest.Entry) (native, doubtful bool) {
	node, said := e.File.Value(e.Node()), 0
	for pair := range e.Node().Pairs() {
		if pair.KeyText() == "render" {
			said++
		}
	}
	if said > 1 {
		return false, true
	}
	render := node.At("render")
	if !render.Exists() {
		return false, node.MayHave("render")
	}
	v := render.Value
	if v.Type() == schema.Unknown {
		return false, true
	}
	return v.Type() == schema.String && v.Text() == "native", false
}

// resourceUses are the modules that name a resource without one of its entries, where it is
// known how they draw: the first that draws with UI Kit and the first that does not.
type resourceUses struct {
	Native, Other *ResourceUser
	Any           bool // some module names the resource, in whichever way
}

// UsesOf finds out who names the resources of a list, by their indexes.
func UsesOf(p *analysis.Pass, resources *manifest.List) []resourceUses {
	at, uses := lastNamed.Of(p.File, resources), make([]resourceUses, len(resources.Entries))
	for l := range p.File.ModuleLists() {
		users := ResourceUsersOf.Of(p.File, l)
		for i := range users {
			u := &users[i]
			if k, ok := at[u.Name]; ok {
				uses[k].add(l, u)
			}
		}
	}
	return uses
}

// add takes up a user in a list.
func (s *resourceUses) add(l *manifest.List, u *ResourceUser) {
	s.Any = true
	first := &s.Other
	if u.Native {
		first = &s.Native
	}
	if *first == nil && !u.HasPart && !u.Doubtful {
		placed := *u
		placed.Span = u.Span.Shift(l.Entries[u.Entry].Base())
		*first = &placed
	}
}

// lastNamed keeps which entry of a list of resources has a key, by its index: the last, if
// several have it.
var lastNamed = manifest.NewPerList(func(l *manifest.List) map[string]int {
	last := map[string]int{}
	for i, e := range l.Entries {
		if h := ResourceOf.Of(e); h != nil && h.Name != "" {
			last[h.Name] = i
		}
	}
	return last
})
