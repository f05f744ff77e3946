package schema

import (
	"bytes"
	"fmt"
	"io/fs"
)

// Files are the embedded facts.
var Files, _ = fs.Sub(data, "data/forge")

// ParseSchema converts a JSON Schema and decodes it.
func ParseSchema(raw string) (*Schema, error) {
	doc, err := parse([]byte(raw))
	if err != nil {
		return nil, err
	}
	c := newConverter(doc)
	root, err := c.schema(doc, "#")
	if err == nil {
		err = c.checkParts(root)
	}
	if err != nil {
		return nil, err
	}
	text, lines := c.writeTable([]*Literal{root})
	catalogue := newCatalogue(func(name string) ([]byte, error) {
		if name != "schemas.jsonl" {
			return nil, fmt.Errorf("no %s", name)
		}
		return []byte(text), nil
	})
	return catalogue.schema(lines[0]), nil
}

// ConvertSchema is [Convert] for the JSON Schema of manifests alone.
func ConvertSchema(document []byte, version string) (*Catalogue, error) {
	found := facts{}
	if err := found.schemas(document, nil, about{version: version}); err != nil {
		return nil, err
	}
	return found.catalogue()
}

// Decoded returns how many lines have been decoded, and how many there are.
func (c *Catalogue) Decoded() (decoded, lines int) { return len(c.decoded), max(0, len(c.lines)-1) }

// Digest returns the facts of a package, by file.
func Digest(pkg fs.FS) (map[string][]byte, error) {
	found, _, err := digest(pkg)
	return found, err
}

// Words are the patterns that are explained in patterns.json.
func Words() []string { return sortedKeys(knowledge().words()) }

// Equal reports whether two catalogues have the same facts.
func Equal(a, b *Catalogue) bool {
	for _, name := range []string{"schemas.jsonl", "index.json", "events.json", "scopes.json"} {
		x, errX := a.read(name)
		y, errY := b.read(name)
		if errX != nil || errY != nil || !bytes.Equal(x, y) {
			return false
		}
	}
	return true
}

// NotedPaths are the places of which properties.json says something.
func NotedPaths() []string { return readOwn("properties.json").field("at").names }

// NotedNames are the names of which properties.json says something wherever they are.
func NotedNames() []string {
	l := readOwn("properties.json")
	return append(texts(l.field("order")), l.field("everywhere").names...)
}

// ParseJSON reads JSON and writes it again.
func ParseJSON(text string) (string, error) {
	l, err := parse([]byte(text))
	if err != nil {
		return "", err
	}
	return l.json(), nil
}

// DocumentedRow is a row of documented.json about places.
type DocumentedRow struct {
	Places, Names []string // Names are empty where the places are those of properties
	Source, AsOf  string
}

// DocumentedRows are the rows of documented.json about places.
func DocumentedRows() []DocumentedRow {
	var rows []DocumentedRow
	all := readOwn("documented.json")
	for _, section := range []string{"properties", "removed"} {
		for _, row := range all.field(section).items {
			r := DocumentedRow{Places: texts(row.field("in")), Source: row.string("source"), AsOf: row.string("asOf")}
			if properties := row.field("properties"); properties != nil {
				r.Names = properties.names
			}
			rows = append(rows, r)
		}
	}
	return rows
}
