package analysis

import (
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// KeyPlace is the map to which a line of broken YAML belongs, by what Forge allows there.
type KeyPlace struct {
	catalogue *schema.Catalogue
	path      manifest.Path
	Schemas   []*schema.Schema
	set       []string // the keys that the map has
}

// maxReadSize is how many bytes may be looked at, about, for all errors of the YAML.
const maxReadSize = 8 << 20

// HasTooManyErrors reports whether there are so many errors in so long a text that it would take
// seconds to look for each at what is around it.
func (p *Pass) HasTooManyErrors() bool { return p.File.Buffer().Len()*len(p.Errors) > maxReadSize }

// KeyPlaceAt is the map to which a key at an offset would belong; in a flood of errors nothing is
// known of it.
func (p *Pass) KeyPlaceAt(offset int) KeyPlace {
	if p.HasTooManyErrors() {
		return KeyPlace{}
	}
	c := p.File.ContextAt(offset)
	path, ok := c.InMapping()
	if !ok {
		return KeyPlace{}
	}
	return p.KeyPlaceOf(path, c.Keys)
}

// KeyPlaceOf is the place of keys at the end of a path, in a map that has some keys already.
func (p *Pass) KeyPlaceOf(path manifest.Path, set []string) KeyPlace {
	return KeyPlace{p.File.Catalogue(), path, p.File.SchemasAt(path), set}
}

// IsModules reports whether the keys are types of modules.
func (k KeyPlace) IsModules() bool { return len(k.path) == 1 && k.path[0].Key == "modules" }

// SchemaOf is what Forge allows as the value of a key that it knows in the map.
func (k KeyPlace) SchemaOf(name string) (*schema.Schema, bool) {
	if k.catalogue == nil {
		return nil, false
	}
	if k.IsModules() {
		m, ok := k.catalogue.Module(name)
		if !ok {
			return nil, false
		}
		return m.List, true
	}
	for _, s := range k.Schemas {
		if property := s.Property(name); property != nil {
			return property.Schema, true
		}
	}
	return nil, false
}

// Knows reports whether Forge knows a key in the map.
func (k KeyPlace) Knows(name string) bool {
	_, ok := k.SchemaOf(name)
	return ok
}

// names are the keys that Forge knows in the map.
func (k KeyPlace) names() []string {
	if k.IsModules() {
		return k.catalogue.ModuleNames()
	}
	var names []string
	for _, s := range k.Schemas {
		for i := range s.Properties {
			names = append(names, s.Properties[i].Name)
		}
	}
	return names
}

// MayBeKey reports whether a word is a key of the map, a slip of the pen or half of one, or one
// that its author is free to choose.
func (k KeyPlace) MayBeKey(word string) bool {
	if k.Knows(word) {
		return true
	}
	for _, s := range k.Schemas {
		if s.Additional != nil || s.Names != nil || len(s.Patterns) > 0 {
			return true
		}
	}
	_, near := schema.Nearest(word, k.names())
	return near || k.Begins(word)
}

// Begins reports whether a key that Forge knows in the map begins with a word.
func (k KeyPlace) Begins(word string) bool {
	for _, name := range k.names() {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

// Lacks reports whether the map has no key of that name.
func (k KeyPlace) Lacks(name string) bool {
	for _, key := range k.set {
		if key == name {
			return false
		}
	}
	return true
}

// Fits reports whether a key that is known and not set may have a value, given by its source.
func (k KeyPlace) Fits(name, source string) bool {
	s, ok := k.SchemaOf(name)
	if !ok || !k.Lacks(name) {
		return false
	}
	f := manifest.New(text.New(source))
	return len(f.Tree().Errors()) == 0 && s.Accepts(f.Value(f.Tree().Root()))
}

// Types are the types that the value at the place may have; none where nothing is known.
func (k KeyPlace) Types() schema.Types {
	var types schema.Types
	for _, s := range k.Schemas {
		types |= s.Types
	}
	return types
}

// HolderOf returns the pair or list entry whose value is or holds the scalar on a line, and
// the scalar; zero nodes where the line ends with none.
func (p *Pass) HolderOf(line int) (holder, scalar syntax.Node) {
	span := p.RestOfLine(p.Buf.Line(line).Start)
	if span.Len() == 0 {
		return syntax.Node{}, syntax.Node{}
	}
	path := p.Path(span.End - 1)
	n := len(path)
	if n < 2 || !path[n-1].Kind().IsScalar() {
		return syntax.Node{}, syntax.Node{}
	}
	holder, scalar = path[n-2], path[n-1]
	if pair := (syntax.PairNode{Node: holder}); holder.Kind() == syntax.Pair && pair.Key().Span() == scalar.Span() {
		return syntax.Node{}, syntax.Node{}
	}
	return holder, scalar
}
