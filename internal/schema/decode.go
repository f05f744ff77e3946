package schema

import (
	"fmt"
	"slices"
)

// decoder makes schemas of their JSON form, which is that of JSON Schema draft-07 with
// the keywords that Forge's schema uses. Where a schema stands inside another, a number is the
// line of schemas.jsonl that holds it, and "#" is the whole manifest. What we know besides
// is laid over the schemas on the way; a decoder stands at a place in the manifest.
type decoder struct {
	catalogue *Catalogue
	name      string // of the property whose value is described
	notes     notes  // on what is here and below
}

// place tells apart what the same line is decoded for.
type place struct {
	line int
	name string
	at   *branch
}

// typeNames are the types that JSON Schema names.
var typeNames = map[string]Types{
	"null": TypesOf(Null), "boolean": TypesOf(Boolean), "number": TypesOf(Number), "integer": TypesOf(Number) | integer,
	"string": TypesOf(String), "array": TypesOf(List), "object": TypesOf(Map),
}

// IsTypeName reports whether JSON Schema has a type of that name.
func IsTypeName(name string) bool {
	_, ok := typeNames[name]
	return ok
}

// into is the decoder one step below.
func (d decoder) into(name string) decoder {
	d.name, d.notes = name, d.notes.into(name)
	return d
}

// decode makes a schema of its JSON form.
func (d decoder) decode(l *Literal) (*Schema, error) {
	switch {
	case l.typ == Number:
		return d.line(int(l.number))
	case l.typ == String && l.text == "#":
		d.catalogue.wanted = true
		return d.catalogue.whole, nil
	case l.typ == Boolean && l.IsTrue():
		s := &Schema{}
		d.annotate(s)
		return s, nil
	case l.typ == Boolean:
		return &Schema{Not: &Schema{}}, nil
	case l.typ != Map:
		return nil, fmt.Errorf("a schema is a map, not %s", l)
	}
	s := &Schema{}
	return s, d.fill(s, l)
}

// line decodes a line once for all places where the same is known of it.
func (d decoder) line(n int) (*Schema, error) {
	here := place{line: n, name: d.notes.everywhere.key(d.name), at: d.notes.at}
	if s, ok := d.catalogue.decoded[here]; ok {
		return s, nil
	}
	l, err := d.catalogue.line(n)
	if err != nil {
		return nil, err
	}
	if l.typ != Map {
		return nil, fmt.Errorf("a schema is a map, not %s", l)
	}
	s := &Schema{}
	d.catalogue.decoded[here] = s // it may refer to itself
	return s, d.fill(s, l)
}

// fill sets the fields of s by the keywords of l.
func (d decoder) fill(s *Schema, l *Literal) error {
	for i, name := range l.names {
		keyword, known := keywords[name]
		if !known {
			return fmt.Errorf("unknown keyword %q", name)
		}
		if err := keyword(d, s, l.items[i]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	d.annotate(s)
	return nil
}

// contains reports whether a name is among others.
func contains(names []string, name string) bool { return slices.Contains(names, name) }
