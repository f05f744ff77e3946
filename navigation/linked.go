package navigation

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// LinkedNames returns the places of the name at a byte offset that can be written together as
// someone types: the key of an entry, which is there, and all references to it. It returns nothing where that
// is not safe: where the name is declared twice, where one of the places spells
// it with quotes inside or with a variable, where the name stands alone, and at a reference, where another name
// may be meant to name something else.
func LinkedNames(f *manifest.File, offset int) []text.Span {
	e := f.ContextAt(offset).Entry
	if e == nil {
		return nil
	}
	d, ok := e.Key()
	if !ok || d.Unknown || !d.Span.Contains(offset) || f.Buffer().Slice(d.Span) != d.Name {
		return nil
	}
	if _, isSole := f.Sole(d.Kind, d.Name); !isSole {
		return nil
	}
	spans := []text.Span{d.Span}
	for r := range d.Uses() {
		if f.Buffer().Slice(r.Span) != d.Name {
			return nil
		}
		spans = append(spans, r.Span)
	}
	slices.SortFunc(spans, byStart)
	spans = slices.Compact(spans)
	if len(spans) < 2 {
		return nil
	}
	return spans
}

// definitionOf is what a reference names; false where nothing declares it, or two entries do.
func definitionOf(f *manifest.File, r manifest.Reference) (manifest.Definition, bool) {
	if r.Unknown {
		return manifest.Definition{}, false
	}
	return f.Sole(r.Kind, r.Name)
}
