package hover

import (
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Options say what else there is to know.
type Options struct {
	// Files are those around the manifest, seen from its directory; nil where there are
	// none.
	Files *files.View
	// Example makes an entry of a module type, in YAML, to show what it looks like; nil where none
	// is wanted.
	Example func(c *schema.Catalogue, typ string) string
}

// Hover is what there is to say about a place.
type Hover struct {
	Span text.Span // of the node that it is about, in bytes; holds the offset
	Text string    // Markdown
}
