package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// resourceUser is a module that names a resource in the way of which Forge looks at
// the files.
type resourceUser struct {
	name    string
	hasPart bool // it names an entry of the resource
	native  bool
	// doubtful says that native cannot be told.
	doubtful bool
	entry    int       // its index in the list
	span     text.Span // of the reference: from the entry's base where it is kept, else in the file
}

// resourceUsersOf keeps the first user of each sort and resource in a list.
var resourceUsersOf = manifest.NewPerList(func(l *manifest.List) []resourceUser {
	if !l.IsModule() || l.Type == "function" {
		return nil
	}
	var users []resourceUser
	seen := map[resourceUser]bool{}
	for i, e := range l.Entries {
		for ref := range e.References() {
			if ref.Kind != manifest.Resource || len(ref.Path) != 1 || ref.Path[0] != "resource" || ref.Unknown {
				continue
			}
			u := resourceUser{name: ref.Name, hasPart: ref.HasPart}
			u.native, u.doubtful = rendersNatively(e)
			if seen[u] {
				continue
			}
			seen[u] = true
			u.entry, u.span = i, ref.Value.Shift(-e.Base())
			users = append(users, u)
		}
	}
	return users
})

// rendersNatively reports whether a module draws with UI Kit, and whether that is in
// doubt.
func rendersNatively(e *manifest.Entry) (native, doubtful bool) {
	node := e.File.Value(e.Node())
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
