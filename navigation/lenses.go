package navigation

import (
	"cmp"
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// UseLens is a key above which an editor shows how often it is named.
type UseLens struct {
	Span text.Span   // of the key
	Uses []text.Span // the places that name the key, in the order of the text
}

// PageLens is a module type above which an editor shows the page about it.
type PageLens struct {
	Span text.Span // of the type
	Link string    // the address of the page
}

// counted are the kinds of definitions whose uses are counted.
var counted = []manifest.Kind{manifest.Function, manifest.Resource, manifest.Endpoint, manifest.Remote, manifest.Action}

// CountedKeys returns the keys whose uses lenses tell, in the order of the text: those of functions, resources,
// endpoints, remotes and actions. Of entries that share a key, which is a mistake, the first has the lens:
// they share their uses, too.
func CountedKeys(f *manifest.File) []manifest.Definition {
	var out []manifest.Definition
	for _, kind := range counted {
		definitions := f.Definitions(kind)
		seen := make(map[string]bool, len(definitions))
		out = slices.Grow(out, len(definitions))
		for _, d := range definitions {
			if d.Unknown || seen[d.Name] {
				continue
			}
			seen[d.Name] = true
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b manifest.Definition) int { return a.Span.Start - b.Span.Start })
	return out
}

// UseLenses returns the lenses of [CountedKeys].
func UseLenses(f *manifest.File) []UseLens {
	keys := CountedKeys(f)
	out := make([]UseLens, len(keys))
	for i, key := range keys {
		out[i].Span = key.Span
	}
	var w useWalk
	w.find(f, keys)
	w.share(out)
	return out
}

// UseLensOf returns the lens of one key, by the kind and the name that its definition has; false where there is
// none. It looks at what names the key, and not at the rest.
func UseLensOf(f *manifest.File, kind manifest.Kind, name string) (UseLens, bool) {
	if !slices.Contains(counted, kind) {
		return UseLens{}, false
	}
	definitions := f.Lookup(kind, name)
	if len(definitions) == 0 {
		return UseLens{}, false
	}
	lens := UseLens{Span: definitions[0].Span}
	for r := range definitions[0].Uses() {
		lens.Uses = append(lens.Uses, r.Span)
	}
	slices.SortFunc(lens.Uses, byStart)
	lens.Uses = slices.Compact(lens.Uses)
	return lens, true
}

// useWalk finds the uses of all names at once: to ask for those of each would look at every list for each.
type useWalk struct{ found []foundUse }

// foundUse is a use of a key.
type foundUse struct {
	key  int // its index
	span text.Span
}

// find adds the uses of keys in a file.
func (w *useWalk) find(f *manifest.File, keys []manifest.Definition) {
	byName := make(map[string]int, len(keys)) // the last key with a name
	before := make([]int, len(keys))          // the one before it, -1 for none
	for i := range keys {
		before[i] = -1
		if last, ok := byName[keys[i].Name]; ok {
			before[i] = last
		}
		byName[keys[i].Name] = i
	}
	add := func(r manifest.Reference) {
		i, ok := byName[r.Name]
		for ; ok && i >= 0; i = before[i] {
			if keys[i].IsNamedBy(r) {
				w.found = append(w.found, foundUse{i, r.Span})
			}
		}
	}
	w.found = make([]foundUse, 0, 2*len(keys))
	for _, l := range f.Lists() {
		for _, e := range l.Entries {
			for r := range e.References() {
				add(r)
			}
		}
	}
	for _, r := range f.LooseReferences() {
		add(r)
	}
}

// share gives lenses their uses, all of them in one piece of memory.
func (w *useWalk) share(lenses []UseLens) {
	slices.SortFunc(w.found, func(a, b foundUse) int { return cmp.Or(a.key-b.key, byStart(a.span, b.span)) })
	w.found = slices.Compact(w.found) // an alias repeats what it stands for
	all := make([]text.Span, len(w.found))
	for i := 0; i < len(all); {
		first, key := i, w.found[i].key
		for ; i < len(all) && w.found[i].key == key; i++ {
			all[i] = w.found[i].span
		}
		lenses[key].Uses = all[first:i:i]
	}
}

func byStart(a, b text.Span) int { return a.Start - b.Start }

// DocumentationLenses returns the pages about the module types of a file, in the order of the
// text.
func DocumentationLenses(f *manifest.File) []PageLens {
	var out []PageLens
	for l := range f.ModuleLists() {
		if m, ok := f.Catalogue().Module(l.Type); ok && m.Link != "" {
			out = append(out, PageLens{Span: l.Pair.Key().Span(), Link: m.Link})
		}
	}
	return out
}
