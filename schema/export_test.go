package schema

import (
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
)

// Files are the embedded data files.
var Files, _ = fs.Sub(data, "data")

// ParseSchema decodes a schema without references.
func ParseSchema(raw string) (*Schema, error) {
	return Embedded().schema(json.RawMessage(raw))
}

// Decoded returns the data files of which something has been decoded.
func (c *Catalogue) Decoded() []string { return slices.Sorted(maps.Keys(c.raw)) }
