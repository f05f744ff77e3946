package navigation

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Lens is what an editor shows above a line.
type Lens struct {
	Span text.Span // of the key that it is about
	// Uses are the places that name the key, in the order of the text. They count if Link is "".
	Uses []text.Span
	// Link is the address of the page about a module type; "" for a key.
	Link string
}

// counted are the kinds of definitions whose uses are counted.
var counted = []manifest.Kind{manifest.Function, manifest.Resource, manifest.Endpoint, manifest.Remote, manifest.Action}

// UseLenses returns how often functions, resources, endpoints, remotes and actions are named,
// in the order of the text. Of entries that share a key, which is a mistake, the first has the lens:
// they share their uses, too.
func UseLenses(f *manifest.File) []Lens {
	var out []Lens
	w := useWalk{}
	for _, kind := range counted {
		definitions := f.Definitions(kind)
		seen := make(map[string]bool, len(definitions))
		out = slices.Grow(out, len(definitions))
		for _, d := range definitions {
			if d.Unknown || seen[d.Name] {
				continue
			}
			seen[d.Name] = true
			w.lenses = append(w.lenses, lensOf{d.Entry.List.Kinds(), d.Name})
			out = append(out, Lens{Span: d.Span})
		}
	}
	w.find(f)
	w.share(out)
	slices.SortFunc(out, func(a, b Lens) int { return a.Span.Start - b.Span.Start })
	return out
}

// useWalk finds the uses of all names at once: to ask for those of each would look at every list for each.
type useWalk struct {
	lenses []lensOf
	found  []foundUse
}

// lensOf is what a lens is about.
type lensOf struct {
	kinds []manifest.Kind // of the references that name it
	name  string
}

// foundUse is a use of what a lens is about.
type foundUse struct {
	lens int // its index
	span text.Span
}

// find adds the uses in a file.
func (w *useWalk) find(f *manifest.File) {
	byName := make(map[string]int, len(w.lenses)) // the last lens about a name
	before := make([]int, len(w.lenses))          // the one before it, -1 for none
	for i, of := range w.lenses {
		before[i] = -1
		if last, ok := byName[of.name]; ok {
			before[i] = last
		}
		byName[of.name] = i
	}
	add := func(r manifest.Reference) {
		i, ok := byName[r.Name]
		for ok = ok && !r.Unknown; ok && i >= 0; i = before[i] {
			if slices.Contains(w.lenses[i].kinds, r.Kind) {
				w.found = append(w.found, foundUse{i, r.Span})
			}
		}
	}
	w.found = make([]foundUse, 0, 2*len(w.lenses))
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
func (w *useWalk) share(lenses []Lens) {
	slices.SortStableFunc(w.found, func(a, b foundUse) int { return a.lens - b.lens })
	all := make([]text.Span, len(w.found))
	for i := 0; i < len(all); {
		first, lens := i, w.found[i].lens
		for ; i < len(all) && w.found[i].lens == lens; i++ {
			all[i] = w.found[i].span
		}
		lenses[lens].Uses = all[first:i:i]
	}
}

// DocumentationLenses returns the pages about the module types of a file, in the order of the
// text.
func DocumentationLenses(f *manifest.File) []Lens {
	var out []Lens
	for l := range f.ModuleLists() {
		if m, ok := f.Catalogue().Module(l.Type); ok && m.Link != "" {
			out = append(out, Lens{Span: l.Pair.Key().Span(), Link: m.Link})
		}
	}
	return out
}
