package manifest

import (
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// Property is a property that names lead to: see [File.At] and [Value.At]. Where the way ends
// before, there is none: its pair is zero, and its value Unknown.
type Property struct {
	Pair  syntax.PairNode
	Value Value
	Map   Value // the map that has the property
}

// Exists reports whether there is such a property.
func (p Property) Exists() bool { return !p.Pair.IsZero() }

// At walks down from the top of the file by the names of a section and of properties: At("app",
// "connect"). Of several properties with one name, the last counts, as it does for Forge.
func (f *File) At(section string, names ...string) Property {
	s, ok := f.Section(section)
	if !ok {
		return Property{Value: f.Value(syntax.Node{})}
	}
	at := Property{Pair: s.Pair, Value: f.Value(s.Pair.Value()), Map: f.Value(f.tree.Root())}
	return at.down(names)
}

// At walks down from a map by the names of properties, as [File.At] does.
func (v Value) At(names ...string) Property { return Property{Value: v}.down(names) }

// down walks on from the value of a property.
func (p Property) down(names []string) Property {
	for _, name := range names {
		in := p.Value
		p = Property{Value: Value{file: in.file}, Map: in}
		if in.Type() != schema.Map {
			return p
		}
		if pair, ok := in.LastPair(name); ok {
			p.Pair, p.Value = pair, in.file.Value(pair.Value())
		}
	}
	return p
}
