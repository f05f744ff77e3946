// Package keys says which keys Forge knows in a map of a manifest, for text that is broken there.
//
// Law: it says what may be meant, and nothing of what is wrong.
package keys

import (
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Place is the map to which a line of broken YAML belongs, by what Forge allows there.
type Place struct {
	catalogue *schema.Catalogue
	path      manifest.Path
	Schemas   []*schema.Schema
	set       []string // the keys that the map has
}

// At returns the map to which a key at an offset would belong, in bytes; nothing is known of it where no map is.
func At(f *manifest.File, offset int) Place {
	c := f.ContextAt(offset)
	path, ok := c.InMapping()
	if !ok {
		return Place{}
	}
	return Of(f, path, c.Keys)
}

// Of returns the map at a path, which has some keys already.
func Of(f *manifest.File, path manifest.Path, set []string) Place {
	return Place{f.Catalogue(), path, f.SchemasAt(path), set}
}

// IsModules reports whether the keys are types of modules.
func (p Place) IsModules() bool { return len(p.path) == 1 && p.path[0].Key == "modules" }

// SchemaOf is what Forge allows as the value of a key that it knows in the map.
func (p Place) SchemaOf(name string) (*schema.Schema, bool) {
	if p.catalogue == nil {
		return nil, false
	}
	if p.IsModules() {
		m, ok := p.catalogue.Module(name)
		if !ok {
			return nil, false
		}
		return m.List, true
	}
	for _, s := range p.Schemas {
		if property := s.Property(name); property != nil {
			return property.Schema, true
		}
	}
	return nil, false
}

// Knows reports whether Forge knows a key in the map.
func (p Place) Knows(name string) bool {
	_, ok := p.SchemaOf(name)
	return ok
}

// names are the keys that Forge knows in the map.
func (p Place) names() []string {
	if p.IsModules() {
		return p.catalogue.ModuleNames()
	}
	var names []string
	for _, s := range p.Schemas {
		for i := range s.Properties {
			names = append(names, s.Properties[i].Name)
		}
	}
	return names
}

// MayBeKey reports whether a word is a key of the map, a slip of the pen or half of one, or one
// that its author is free to choose.
func (p Place) MayBeKey(word string) bool {
	if p.Knows(word) {
		return true
	}
	for _, s := range p.Schemas {
		if s.Additional != nil || s.Names != nil || len(s.Patterns) > 0 {
			return true
		}
	}
	_, near := schema.Nearest(word, p.names())
	return near || p.Begins(word)
}

// Begins reports whether a key that Forge knows in the map begins with a word.
func (p Place) Begins(word string) bool {
	for _, name := range p.names() {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

// Lacks reports whether the map has no key of that name.
func (p Place) Lacks(name string) bool {
	for _, key := range p.set {
		if key == name {
			return false
		}
	}
	return true
}

// Fits reports whether a key that is known and not set may have a value, given by its source.
func (p Place) Fits(name, source string) bool {
	s, ok := p.SchemaOf(name)
	if !ok || !p.Lacks(name) {
		return false
	}
	f := manifest.New(text.New(source))
	return len(f.Tree().Errors()) == 0 && s.Accepts(f.Value(f.Tree().Root()))
}

// Types are the types that the value at the place may have; none where nothing is known.
func (p Place) Types() schema.Types {
	var types schema.Types
	for _, s := range p.Schemas {
		types |= s.Types
	}
	return types
}
