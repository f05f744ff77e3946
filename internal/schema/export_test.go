package schema

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// Files are the embedded facts.
var Files, _ = fs.Sub(data, "data/forge")

// Decode returns the schema that stands in the text of schemas.jsonl.
func Decode(table string, root *Literal) *Schema {
	c := newCatalogue(func(name string) ([]byte, error) {
		if name != "schemas.jsonl" {
			return nil, fmt.Errorf("no %s", name)
		}
		return []byte(table), nil
	})
	return c.schema(root)
}

// Decoded returns how many lines have been decoded, and how many there are.
func (c *Catalogue) Decoded() (decoded, lines int) { return len(c.decoded), max(0, len(c.lines)-1) }

// Words are the patterns that are explained in patterns.json.
func Words() []string { return slices.Sorted(maps.Keys(knowledge().words())) }

// NotedPaths are the places of which properties.json says something.
func NotedPaths() []string { return readOwn("properties.json").Field("at").names }

// NotedNames are the names of which properties.json says something wherever they are.
func NotedNames() []string {
	l := readOwn("properties.json")
	return append(l.Field("order").Texts(), l.Field("everywhere").names...)
}

// ParseJSON reads JSON and writes it again.
func ParseJSON(text string) (string, error) {
	l, err := ParseLiteral([]byte(text))
	if err != nil {
		return "", err
	}
	return l.JSON(), nil
}

// DocumentedRow is a row of documented.json about places.
type DocumentedRow struct {
	Places, Names []string // Names are empty where the places are those of properties
	Outdated      []*Literal
	Source, AsOf  string
}

// DocumentedRows are the rows of documented.json about places.
func DocumentedRows() []DocumentedRow {
	var rows []DocumentedRow
	all := readOwn("documented.json")
	for _, section := range []string{"properties", "removed", "outdated"} {
		for _, row := range all.Field(section).items {
			r := DocumentedRow{Places: row.Field("in").Texts(), Source: row.string("source"), AsOf: row.string("asOf")}
			if properties := row.Field("properties"); properties != nil {
				r.Names = properties.names
			}
			if section == "outdated" {
				r.Outdated = row.Field("values").items
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// ConnectKinds are the kinds of Connect modules that connect.md names.
func ConnectKinds() []string { return slices.Sorted(maps.Keys(connectKinds())) }

// Locales returns the locales that an app can be translated to, sorted.
func (c *Catalogue) Locales() []string { return c.texts("locales") }
