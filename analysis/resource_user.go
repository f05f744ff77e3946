package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// frontEnd is the resource that a module names for itself, and how it is drawn.
type frontEnd struct {
	name    string
	hasPart bool // it names an entry of the resource
	native  bool
	// doubtful says that native cannot be told.
	doubtful bool
}

// frontEnds keeps what entries name, with the span counted from the entry's base: one
// thing, where the YAML is right.
var frontEnds = manifest.NewPerEntry(func(e *manifest.Entry) []placedFrontEnd {
	if !e.List.IsModule() || e.List.Type == "function" {
		return nil
	}
	var out []placedFrontEnd
	for ref := range e.References() {
		if ref.Kind == manifest.Resource && len(ref.Path) == 1 && ref.Path[0] == "resource" && !ref.Unknown {
			f := frontEnd{name: ref.Name, hasPart: ref.HasPart}
			f.native, f.doubtful = rendersNatively(e)
			out = append(out, placedFrontEnd{f, ref.Value.Shift(-e.Base())})
		}
	}
	return out
})

type placedFrontEnd struct {
	frontEnd
	span text.Span
}

// resourceUser is a module that names a resource in the way of which Forge looks at
// the files.
type resourceUser struct {
	frontEnd
	entry int       // its index in the list
	span  text.Span // of the reference: from the entry's base where it is kept, else in the file
}

// resourceUsersOf keeps the first user of each sort and resource in a list.
var resourceUsersOf = manifest.NewPerList(func(l *manifest.List) []resourceUser {
	var users []resourceUser
	seen := map[frontEnd]bool{}
	for i, e := range l.Entries {
		for _, f := range frontEnds.Of(e) {
			if !seen[f.frontEnd] {
				seen[f.frontEnd] = true
				users = append(users, resourceUser{f.frontEnd, i, f.span})
			}
		}
	}
	return users
})

// rendersNatively reports whether a module draws with UI Kit, and whether that is in
// doubt, as it is when it says so twice.
func rendersNatively(e *manifest.Entry) (native, doubtful bool) {
	node, said := e.File.Value(e.Node()), 0
	for pair := range e.Node().Pairs() {
		if pair.KeyText() == "render" {
			said++
		}
	}
	if said > 1 {
		return false, true
	}
	pair, ok := node.Pair("render")
	if !ok {
		return false, node.MayHave("render")
	}
	v := e.File.Value(pair.Value())
	if v.Type() == schema.Unknown {
		return false, true
	}
	return v.Type() == schema.String && v.Text() == "native", false
}

// resourceUsers are all users by the name of the resource, in the order of the text.
func (p *pass) resourceUsers() map[string][]resourceUser {
	all := map[string][]resourceUser{}
	for l := range p.file.ModuleLists() {
		for _, u := range resourceUsersOf.Of(p.file, l) {
			u.span = u.span.Shift(l.Entries[u.entry].Base())
			all[u.name] = append(all[u.name], u)
		}
	}
	return all
}
