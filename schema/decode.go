package schema

import (
	"fmt"
	"slices"
	"strings"
)

// The data files speak JSON Schema draft-07, of which decode knows the keywords
// that Forge's schema uses. To these come annotations of our own:
//
//   - on a property: "hidden" (true) and "deprecated" (see deprecation);
//   - on a schema: "refers" (a [Reference]), "open" (true), "internal" (names) and
//     "outdated", a list of {"value": ..., "deprecated": ...}.
//
// "$ref" is "shared.json#/name", or "#" for the whole manifest.
type decoder struct {
	patterns func(source string) (*Pattern, error)
	shared   func(name string) (*Schema, error)
	whole    func() *Schema
}

var typeNames = map[string]Types{
	"null": TypesOf(Null), "boolean": TypesOf(Boolean), "number": TypesOf(Number), "integer": TypesOf(Number) | integer,
	"string": TypesOf(String), "array": TypesOf(List), "object": TypesOf(Map),
}

// decode makes a schema of its JSON form.
func (d *decoder) decode(l *Literal) (*Schema, error) {
	switch {
	case l.typ == Boolean && l.text == "true":
		return &Schema{}, nil
	case l.typ == Boolean:
		return &Schema{Not: &Schema{}}, nil
	case l.typ != Map:
		return nil, fmt.Errorf("a schema is a map, not %s", l)
	case l.field("$ref") != nil:
		return d.ref(l)
	}
	s := &Schema{}
	return s, d.fill(s, l)
}

// fill sets the fields of s by the keywords of l.
func (d *decoder) fill(s *Schema, l *Literal) error {
	for i, name := range l.names {
		keyword, known := keywords[name]
		if !known {
			return fmt.Errorf("unknown keyword %q", name)
		}
		if err := keyword(d, s, l.items[i]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// ref decodes a reference. Draft-07 ignores what stands beside it, but Forge's
// validator does not.
func (d *decoder) ref(l *Literal) (*Schema, error) {
	target, err := d.target(l.field("$ref").text)
	if err != nil {
		return nil, err
	}
	beside := l.without("$ref")
	if len(beside.names) == 0 {
		return target, nil
	}
	s := &Schema{}
	annotations := []string{"refers", "default", "outdated"}
	if target != d.whole() && !slices.ContainsFunc(beside.names, func(n string) bool { return !contains(annotations, n) }) {
		*s = *target
		return s, d.fill(s, beside)
	}
	s.AllOf = []*Schema{target}
	return s, d.fill(s, beside)
}

func (d *decoder) target(ref string) (*Schema, error) {
	if ref == "#" {
		return d.whole(), nil
	}
	name, ok := strings.CutPrefix(ref, "shared.json#/")
	if !ok {
		return nil, fmt.Errorf("unknown reference %q", ref)
	}
	return d.shared(name)
}

// property decodes a property with its annotations.
func (d *decoder) property(name string, l *Literal) (Property, error) {
	p := Property{Name: name}
	if l.typ == Map {
		p.Hidden = isTrue(l.field("hidden"))
		if dep := l.field("deprecated"); dep != nil {
			p.Deprecated = deprecation(dep)
		}
		l = l.without("hidden", "deprecated")
	}
	var err error
	p.Schema, err = d.decode(l)
	return p, err
}

// deprecation reads {"since", "removal", "replacement", "note", "source"}, each of
// which may be absent.
func deprecation(l *Literal) *Deprecation {
	str := func(name string) string {
		if f := l.field(name); f != nil {
			return f.text
		}
		return ""
	}
	dep := &Deprecation{Since: str("since"), Removal: str("removal"), Note: str("note"), Source: str("source")}
	if f := l.field("replacement"); f != nil {
		dep.Replacement = texts(f)
	}
	return dep
}

func isTrue(l *Literal) bool { return l != nil && l.typ == Boolean && l.text == "true" }

func texts(l *Literal) []string {
	var all []string
	for _, item := range l.items {
		all = append(all, item.text)
	}
	return all
}

func contains(names []string, name string) bool { return slices.Contains(names, name) }
