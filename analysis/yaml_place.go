package analysis

import (
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// keyPlace is the map to which a line of broken YAML belongs, by what Forge allows there.
type keyPlace struct {
	catalogue *schema.Catalogue
	path      manifest.Path
	schemas   []*schema.Schema
	set       []string // the keys that the map has
}

// maxReadSize is how many bytes may be looked at, about, for all errors of the YAML.
const maxReadSize = 8 << 20

// isFlooded reports whether there are so many errors in so long a text that it would take
// seconds to look for each at what is around it.
func (p *pass) isFlooded() bool { return p.file.Buffer().Len()*len(p.errors) > maxReadSize }

// keyPlaceAt is the map to which a key at an offset would belong; in a flood of errors nothing is
// known of it.
func (p *pass) keyPlaceAt(offset int) keyPlace {
	if p.isFlooded() {
		return keyPlace{}
	}
	c := p.file.ContextAt(offset)
	path, ok := c.InMapping()
	if !ok {
		return keyPlace{}
	}
	return p.keyPlaceOf(path, c.Keys)
}

func (p *pass) keyPlaceOf(path manifest.Path, set []string) keyPlace {
	return keyPlace{p.file.Catalogue(), path, p.file.SchemasAt(path), set}
}

// isModules reports whether the keys are types of modules.
func (k keyPlace) isModules() bool { return len(k.path) == 1 && k.path[0].Key == "modules" }

// schemaOf is what Forge allows as the value of a key that it knows in the map.
func (k keyPlace) schemaOf(name string) (*schema.Schema, bool) {
	if k.catalogue == nil {
		return nil, false
	}
	if k.isModules() {
		m, ok := k.catalogue.Module(name)
		if !ok {
			return nil, false
		}
		return m.List, true
	}
	for _, s := range k.schemas {
		if property := s.Property(name); property != nil {
			return property.Schema, true
		}
	}
	return nil, false
}

// knows reports whether Forge knows a key in the map.
func (k keyPlace) knows(name string) bool {
	_, ok := k.schemaOf(name)
	return ok
}

// names are the keys that Forge knows in the map.
func (k keyPlace) names() []string {
	if k.isModules() {
		return k.catalogue.ModuleNames()
	}
	var names []string
	for _, s := range k.schemas {
		for i := range s.Properties {
			names = append(names, s.Properties[i].Name)
		}
	}
	return names
}

// maybe reports whether a word is a key of the map, a slip of the pen or half of one, or one
// that its author is free to choose.
func (k keyPlace) maybe(word string) bool {
	if k.knows(word) {
		return true
	}
	for _, s := range k.schemas {
		if s.Additional != nil || s.Names != nil || len(s.Patterns) > 0 {
			return true
		}
	}
	_, near := schema.Nearest(word, k.names())
	return near || k.begins(word)
}

// begins reports whether a key that Forge knows in the map begins with a word.
func (k keyPlace) begins(word string) bool {
	for _, name := range k.names() {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

// lacks reports whether the map has no key of that name.
func (k keyPlace) lacks(name string) bool {
	for _, key := range k.set {
		if key == name {
			return false
		}
	}
	return true
}

// fits reports whether a key that is known and not set may have a value, given by its source.
func (k keyPlace) fits(name, source string) bool {
	s, ok := k.schemaOf(name)
	if !ok || !k.lacks(name) {
		return false
	}
	f := manifest.New(text.New(source))
	return len(f.Tree().Errors()) == 0 && s.Accepts(f.Value(f.Tree().Root()))
}

// types are the types that the value at the place may have; none where nothing is known.
func (k keyPlace) types() schema.Types {
	var types schema.Types
	for _, s := range k.schemas {
		types |= s.Types
	}
	return types
}

// holderOf returns the pair or list entry whose value is or holds the scalar on a line, and
// the scalar; zero nodes where the line ends with none.
func (p *pass) holderOf(line int) (holder, scalar syntax.Node) {
	span := p.restOfLine(p.buf.Line(line).Start)
	if span.Len() == 0 {
		return syntax.Node{}, syntax.Node{}
	}
	path := p.path(span.End - 1)
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
