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
	seen := map[name]bool{}
	for _, kind := range counted {
		for _, d := range f.Definitions(kind) {
			if d.Unknown || seen[name{kind, d.Name}] {
				continue
			}
			seen[name{kind, d.Name}] = true
			lens := Lens{Span: d.Span}
			for r := range d.Uses() {
				lens.Uses = append(lens.Uses, r.Span)
			}
			out = append(out, lens)
		}
	}
	slices.SortFunc(out, func(a, b Lens) int { return a.Span.Start - b.Span.Start })
	return out
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
