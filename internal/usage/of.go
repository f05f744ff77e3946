package usage

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/restapi"
)

// OfScope returns the places of the code that need a scope, in one of the groups that would do. It is pending where files are not known
// yet.
func OfScope(f *manifest.File, around *files.View, scope string) (places []Place, pending bool) {
	return matching(f, around, func(p Place) bool {
		if p.Kind == Graph {
			return f.Catalogue().IsGraph(scope)
		}
		return slices.ContainsFunc(p.AnyOf, func(group []string) bool { return slices.Contains(group, scope) })
	})
}

// OfAddress returns the places of the code that reach an address, or show a picture from there, as an item of a list of
// "permissions.external" allows it: "fetch" or "images".
func OfAddress(f *manifest.File, around *files.View, list, address string) (places []Place, pending bool) {
	kinds := map[string][]Kind{"fetch": {Fetch}, "images": {Image, Icon}}[list]
	allowed := NewAllowlist(address)
	return matching(f, around, func(p Place) bool {
		if !slices.Contains(kinds, p.Kind) {
			return false
		}
		_, isCovered := allowed.Covers(p.Name)
		return isCovered
	})
}

// OfRemote returns the places of the code that call a remote.
func OfRemote(f *manifest.File, around *files.View, key string) (places []Place, pending bool) {
	return matching(f, around, func(p Place) bool { return p.Kind == Remote && p.Name == key })
}

// OfResource returns the places of the code that show a resource in a frame.
func OfResource(f *manifest.File, around *files.View, key string) (places []Place, pending bool) {
	return matching(f, around, func(p Place) bool {
		name, _, _ := strings.Cut(p.Name, "/")
		return p.Kind == Frame && name == key
	})
}

// matching returns the places of the code of which a function says so. What only "forge lint" sees is none.
func matching(f *manifest.File, around *files.View, is func(Place) bool) (places []Place, pending bool) {
	if around == nil {
		return nil, false
	}
	app := code.Of(f, around)
	for _, p := range InApp(app).All {
		if p.Seen != ByForge && is(p) {
			places = append(places, p)
		}
	}
	return places, app.Pending
}

// Words names what a place does, as people read it: the operation that it calls, the address that it reaches.
func (p Place) Words() string {
	switch {
	case p.NeedsScopes():
		return p.What()
	case p.Kind == Graph:
		return "Teamwork Graph"
	case p.Name != "":
		return p.Name
	}
	return p.Text
}

// Lacking returns the scopes that the code needs and that are not there, of the groups that Forge asks for, each once, with what needs
// it first.
func Lacking(f *manifest.File, around *files.View, has func(scope string) bool) (names []string, why map[string]string) {
	why = map[string]string{}
	known := map[*restapi.Operation]bool{} // there may be thousands of calls, of a few operations
	places, _ := matching(f, around, func(p Place) bool {
		isNew := p.NeedsScopes() && !known[p.Operation]
		known[p.Operation] = p.Operation != nil
		return isNew
	})
	for _, p := range places {
		for _, name := range Missing(p.AnyOf, has) {
			if why[name] == "" {
				names = append(names, name)
				why[name] = p.What()
			}
		}
	}
	return names, why
}

// Missing returns the scopes of the first of some groups that are not there, unless all of another group are.
func Missing(groups [][]string, has func(string) bool) (missing []string) {
	for i, group := range groups {
		var lacks []string
		for _, name := range group {
			if !has(name) {
				lacks = append(lacks, name)
			}
		}
		if len(lacks) == 0 {
			return nil
		}
		if i == 0 {
			missing = lacks
		}
	}
	return missing
}
