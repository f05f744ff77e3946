package navigation

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// LinkedNames returns the places of the name at a byte offset that can be written together as
// someone types: the key of an entry and all references to it. It returns nothing where that
// is not safe: where the name is declared twice or not at all, where one of the places spells
// it with quotes inside or with a variable, or where the name stands alone.
func LinkedNames(f *manifest.File, offset int) []text.Span {
	d, ok := definitionAt(f, offset)
	if !ok || d.Unknown || f.Buffer().Slice(d.Span) != d.Name {
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
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	spans = slices.Compact(spans)
	if len(spans) < 2 || !slices.ContainsFunc(spans, func(s text.Span) bool { return s.Contains(offset) }) {
		return nil
	}
	return spans
}

// definitionAt is the only definition of the name at an offset, which is that of a key or of a
// reference.
func definitionAt(f *manifest.File, offset int) (manifest.Definition, bool) {
	c := f.ContextAt(offset)
	if c.Entry != nil {
		if d, ok := c.Entry.Key(); ok && d.Span.Contains(offset) {
			return d, true
		}
		for r := range c.Entry.References() {
			if d, ok := definitionOf(f, r); ok && r.Span.Contains(offset) {
				return d, true
			}
		}
		return manifest.Definition{}, false
	}
	for _, r := range f.LooseReferences() {
		if d, ok := definitionOf(f, r); ok && r.Span.Contains(offset) {
			return d, true
		}
	}
	return manifest.Definition{}, false
}

// definitionOf is what a reference names; false where nothing declares it, or two entries do.
func definitionOf(f *manifest.File, r manifest.Reference) (manifest.Definition, bool) {
	if r.Unknown {
		return manifest.Definition{}, false
	}
	return f.Sole(r.Kind, r.Name)
}
