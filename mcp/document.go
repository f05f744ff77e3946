package mcp

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/patch"
	"forge-manifest-ls/internal/text"
)

// Source says which manifest a call is about. A Text that is nil is not given; one that is empty is that of an empty file.
type Source struct {
	Path string  `json:"path,omitempty" jsonschema:"the manifest, or the folder of its app; from the folder in which the server runs"`
	Text *string `json:"text,omitempty" jsonschema:"the text to judge instead of that of the file; with path it is taken for the text of that file"`
}

// Opener opens the manifest that a call is about. Its error is shown to the agent.
type Opener func(Source) (Document, error)

// Document is a manifest with what is known of it.
type Document struct {
	Path     string // as it is shown, with slashes
	Manifest *manifest.File
	Checker  analysis.Checker
	Around   *files.View // nil where there are no files
	// Replace writes another text in the place of the file's; nil where the text is not that of a file.
	Replace func(after string) error
}

// patch returns the difference from the document to another version of it, as a unified diff.
func (d Document) patch(after *manifest.File) string {
	return patch.Unified("a/"+d.Path, "b/"+d.Path, d.Manifest.Buffer().String(), after.Buffer().String())
}

// Position is a place in a text. Both count from 1, the column in code points.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Cursor is a place in a manifest that a call is about.
type Cursor struct {
	Source
	Line   int `json:"line" jsonschema:"from 1"`
	Column int `json:"column" jsonschema:"from 1, in characters; the place in front of that character"`
}

// offset returns the byte offset of a cursor in a text, or an error where the text has no such line.
func (c Cursor) offset(b *text.Buffer) (int, error) {
	if c.Line < 1 || c.Line > b.Lines() || c.Column < 1 {
		return 0, fmt.Errorf("there is no line %d, column %d: the text has %d lines, and both count from 1", c.Line, c.Column, b.Lines())
	}
	return b.OffsetAt(text.Position{Line: c.Line - 1, Character: c.Column - 1}, text.UTF32), nil
}

// positionIn converts a byte offset in a text.
func positionIn(b *text.Buffer, offset int) Position {
	p := b.PositionAt(offset, text.UTF32)
	return Position{p.Line + 1, p.Character + 1}
}
