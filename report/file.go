package report

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// File is the result of checking one file.
type File struct {
	Path string
	// Forge says whether the file looks like a Forge manifest.
	Forge bool
	// Skipped says that the file was not checked, because it was found in a
	// directory and is not a Forge manifest. It has no diagnostics.
	Skipped     bool
	Buffer      *text.Buffer // the checked text; may be nil where there are no diagnostics
	Diagnostics []analysis.Diagnostic
}

// position returns the 1-based line and column, in code points, of a byte offset.
func (f File) position(offset int) (line, column int) {
	p := f.Buffer.PositionAt(offset, text.UTF32)
	return p.Line + 1, p.Character + 1
}
