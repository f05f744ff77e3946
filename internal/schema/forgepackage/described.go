package forgepackage

import (
	"io/fs"
	"strings"

	"forge-manifest-ls/internal/schema"
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
	document, err := schema.ParseLiteral(content)
	if err != nil {
		return nil
	}
	d := describer{document: document, under: map[*schema.Literal]bool{}, found: map[string]string{}}
	d.visit(document, nil)
	return d.found
}

// describer walks through a JSON Schema document.
type describer struct {
	document *schema.Literal
	under    map[*schema.Literal]bool // the schemas on the way to the one that is visited
	visited  int
	found    map[string]string
}

// visit keeps what a schema says of a place and of those below it. The first words count: those
// beside a reference stand before those behind it.
func (d *describer) visit(s *schema.Literal, place []string) {
	if d.visited++; s == nil || s.Type() != schema.Map || d.visited > maxDescribed || len(place) > maxDescribedDepth {
		return
	}
	if words := s.Field("description"); words != nil && words.Type() == schema.String && len(place) > 0 {
		d.keep(place, words.Text())
	}
	if d.under[s] { // it is within itself
		return
	}
	d.under[s] = true
	defer delete(d.under, s)
	if to := s.Field("$ref"); to != nil {
		d.visit(d.document.At(to.Text()), place)
	}
	if properties := s.Field("properties"); properties != nil && properties.Type() == schema.Map {
		for i, name := range properties.Names() {
			d.visit(properties.Elements()[i], append(place[:len(place):len(place)], name))
		}
	}
	d.visit(s.Field("items"), place)
	for _, keyword := range []string{"allOf", "oneOf", "anyOf"} {
		if alternatives := s.Field(keyword); alternatives != nil && alternatives.Type() == schema.List {
			for _, one := range alternatives.Elements() {
				d.visit(one, place)
			}
		}
	}
}

func (d *describer) keep(place []string, words string) {
	key := strings.Join(place, "\n")
	if _, known := d.found[key]; !known && schema.PropertyDoc(place) == "" {
		d.found[key] = strings.Clone(words)
	}
}
