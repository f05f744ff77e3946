package navigation

import (
	"iter"
	"slices"

	"forge-manifest-ls/internal/manifest"
)

// key finds the entry whose key the cursor is on.
func (c *cursor) key() (Places, bool) {
	if c.ctx.Entry == nil {
		return Places{}, false
	}
	d, ok := c.ctx.Entry.Key()
	if !ok || d.Unknown || !d.Value.Contains(c.offset) {
		return Places{}, false
	}
	all := slices.DeleteFunc(c.file.Lookup(d.Kind, d.Name), func(other manifest.Definition) bool { return other.Kind != d.Kind })
	p := keyPlaces(all)
	p.Kind, p.Declares, p.Name, p.Origin = KeyName, d.Kind, d.Name, d.Span
	return p, true
}

// keyPlaces are the places of definitions and of what names them.
func keyPlaces(all []manifest.Definition) Places {
	var p Places
	for _, d := range all {
		p.Definitions = append(p.Definitions, Place{Span: d.Span, Whole: d.Entry.Span()})
	}
	for use := range usesOf(all) {
		p.Uses = append(p.Uses, here(use.Span))
	}
	return p
}

// usesOf yields what names definitions. Those of one kind and name share their uses, which come once
// for them all.
func usesOf(all []manifest.Definition) iter.Seq[manifest.Reference] {
	return func(yield func(manifest.Reference) bool) {
		seen := map[name]bool{}
		for _, d := range all {
			if seen[name{d.Kind, d.Name}] {
				continue
			}
			seen[name{d.Kind, d.Name}] = true
			for use := range d.Uses() {
				if !yield(use) {
					return
				}
			}
		}
	}
}

// name is a name of a kind, as a definition declares it or a reference names it.
type name struct {
	kind manifest.Kind
	text string
}

// reference finds the reference that the cursor is on: to the key of an entry, to an entry of a
// resource, or to a file of one.
func (c *cursor) reference() (Places, bool) {
	for _, ref := range c.references() {
		if ref.Unknown || !ref.Value.Contains(c.offset) {
			continue
		}
		isPart := (ref.HasPart || ref.IsAsset) && c.offset > ref.Span.End && ref.PartSpan.Start > ref.Span.Start
		switch {
		case isPart && ref.HasPart:
			p := entryPlaces(c.file, ref.Name, ref.Part)
			p.Origin = ref.PartSpan
			return p, true
		case isPart:
			return c.asset(ref), true
		}
		return referencePlaces(c.file, ref), true
	}
	return Places{}, false
}

// references are those of the entry at the cursor, or those outside of entries.
func (c *cursor) references() []manifest.Reference {
	if c.ctx.Entry == nil {
		return c.file.LooseReferences()
	}
	return slices.Collect(c.ctx.Entry.References())
}

// referencePlaces are those of the key that a reference names, whether it is declared or not.
func referencePlaces(f *manifest.File, ref manifest.Reference) Places {
	all := f.Lookup(ref.Kind, ref.Name)
	p := keyPlaces(all)
	p.Kind, p.Declares, p.Name, p.Origin = KeyName, ref.Kind, ref.Name, ref.Span
	if len(all) > 0 {
		p.Declares = all[0].Kind
		return p
	}
	for other := range f.References() {
		if other.Kind == ref.Kind && other.Name == ref.Name && !other.Unknown {
			p.Uses = append(p.Uses, here(other.Span))
		}
	}
	return p
}

// entryPart finds the entry of a resource that the cursor is on where it is declared.
func (c *cursor) entryPart() (Places, bool) {
	if c.ctx.Entry == nil || c.ctx.Section != "resources" {
		return Places{}, false
	}
	d, ok := c.ctx.Entry.Key()
	for part := range c.ctx.Entry.Parts() {
		if !part.Span.Contains(c.offset) {
			continue
		}
		if !ok || d.Unknown {
			return Places{Kind: EntryName, Name: part.Name, Origin: part.Span, Definitions: []Place{here(part.Span)}}, true
		}
		p := entryPlaces(c.file, d.Name, part.Name)
		p.Origin = part.Span
		return p, true
	}
	return Places{}, false
}

// entryPlaces are those of an entry of a resource.
func entryPlaces(f *manifest.File, resource, entry string) Places {
	p := Places{Kind: EntryName, Name: entry}
	all := f.Lookup(manifest.Resource, resource)
	for _, d := range all {
		for part := range d.Entry.Parts() {
			if part.Name == entry {
				whole := part.Span
				whole.End = max(whole.End, part.Value.End)
				p.Definitions = append(p.Definitions, Place{Span: part.Span, Whole: whole})
			}
		}
	}
	for use := range usesOf(all) {
		if use.HasPart && use.Part == entry {
			p.Uses = append(p.Uses, here(use.PartSpan))
		}
	}
	if len(p.Definitions)+len(p.Uses) == 0 {
		for use := range f.References() {
			if use.Kind == manifest.Resource && use.Name == resource && use.HasPart && use.Part == entry && !use.Unknown {
				p.Uses = append(p.Uses, here(use.PartSpan))
			}
		}
	}
	return p
}
