package manifest

import (
	"iter"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Entity is an entity of the app's storage: an entry of "app.storage.entities".
type Entity struct {
	Name Name // the zero Name where it has none
	// Span is the whole entry.
	Span text.Span
	// Attributes are the names that it declares, and Uses the names of attributes in its indexes.
	Attributes, Uses []Name
}

// Name is a scalar that names something, and its place.
type Name struct {
	Text string
	Span text.Span // without quotes
}

// Entities yields the entities of the app's storage, in the order of the text.
func (f *File) Entities() iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		entities := f.At("app", "storage", "entities")
		if !entities.Exists() {
			return
		}
		for item := range f.content(entities.Pair).Items() {
			n, _ := f.resolve(item.Value())
			if n.Kind() == syntax.Mapping && !yield(f.entity(n)) {
				return
			}
		}
	}
}

// entity reads an entry of the list.
func (f *File) entity(n syntax.Node) Entity {
	out := Entity{Span: n.Outer()}
	if name := f.get(n, "name"); isName(name) {
		out.Name = nameOf(name)
	}
	for p := range f.get(n, "attributes").Pairs() {
		if isName(p.Key()) && !f.isHalfTyped(p) {
			out.Attributes = append(out.Attributes, nameOf(p.Key()))
		}
	}
	for item := range f.get(n, "indexes").Items() {
		index, _ := f.resolve(item.Value())
		if isName(index) {
			out.Uses = append(out.Uses, nameOf(index))
		}
		for _, property := range []string{"range", "partition"} {
			for item := range f.get(index, property).Items() {
				if attribute, _ := f.resolve(item.Value()); isName(attribute) {
					out.Uses = append(out.Uses, nameOf(attribute))
				}
			}
		}
	}
	return out
}

// nameOf is the name that a scalar is.
func nameOf(n syntax.Node) Name { return Name{n.Scalar().Text, ContentSpan(n)} }
