package schema

import (
	"io/fs"
	"strings"
)

// An installed package describes properties in words of its own. Those that nothing is written
// about here are kept of it while the program runs; they are no part of the facts.

// maxDescribed is how many schemas are looked through for descriptions, and
// maxDescribedDepth how many properties deep.
const (
	maxDescribed      = 200_000
	maxDescribedDepth = 12
)

// describedIn reads the descriptions of a package, by the names that lead to the property.
func describedIn(pkg fs.FS) map[string]string {
	content, err := readFile(pkg, schemaFile, maxSchema)
	if err != nil {
		return nil
	}
	document, err := parse(content)
	if err != nil {
		return nil
	}
	d := describer{document: document, under: map[*Literal]bool{}, found: map[string]string{}}
	d.visit(document, nil)
	return d.found
}

// describer walks through a JSON Schema document.
type describer struct {
	document *Literal
	under    map[*Literal]bool // the schemas on the way to the one that is visited
	visited  int
	found    map[string]string
}

// visit keeps what a schema says of a place and of those below it. The first words count: those
// beside a reference stand before those behind it.
func (d *describer) visit(s *Literal, place []string) {
	if d.visited++; s == nil || s.typ != Map || d.visited > maxDescribed || len(place) > maxDescribedDepth {
		return
	}
	if words := s.field("description"); words != nil && words.typ == String && len(place) > 0 {
		d.keep(place, words.text)
	}
	if d.under[s] { // it is within itself
		return
	}
	d.under[s] = true
	defer delete(d.under, s)
	if to := s.field("$ref"); to != nil {
		d.visit(d.document.at(to.text), place)
	}
	if properties := s.field("properties"); properties != nil && properties.typ == Map {
		for i, name := range properties.names {
			d.visit(properties.items[i], append(place[:len(place):len(place)], name))
		}
	}
	d.visit(s.field("items"), place)
	for _, keyword := range []string{"allOf", "oneOf", "anyOf"} {
		if alternatives := s.field(keyword); alternatives != nil && alternatives.typ == List {
			for _, one := range alternatives.items {
				d.visit(one, place)
			}
		}
	}
}

func (d *describer) keep(place []string, words string) {
	key := strings.Join(place, "\n")
	if _, known := d.found[key]; !known && PropertyDoc(place) == "" {
		d.found[key] = strings.Clone(words)
	}
}

// PackageDoc returns what the package that the catalogue was converted from says, in words of
// its own, about a property that nothing is written about here; "" where it says nothing, and
// always for the embedded catalogue. The place is as for [PropertyDoc]. The words are plain
// text that anybody may have written.
func (c *Catalogue) PackageDoc(place []string) string {
	if len(c.described) == 0 {
		return ""
	}
	return c.described[strings.Join(place, "\n")]
}
