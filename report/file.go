package report

import (
	"path/filepath"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// File is the result of checking one file.
type File struct {
	Path string // with slashes on all systems, as forms for all of them have it
	// Forge says whether the file looks like a Forge manifest.
	Forge bool
	// Skipped says that the file was not checked, because it was found in a
	// directory and is not a Forge manifest. It has no diagnostics.
	Skipped     bool
	Buffer      *text.Buffer // the checked text; may be nil where there are no diagnostics
	Diagnostics []analysis.Diagnostic
	// Fingerprints are those of the diagnostics, in their order; empty where nobody asked for them.
	Fingerprints []string
	// Expected returns what can be written where a diagnostic says that something is wrong; nil
	// where nobody asked for it.
	Expected func(analysis.Diagnostic) []string
	// Fixed are the problems that were fixed before the file was checked.
	Fixed []Fixed
	// WithoutFixes says that nobody asked for fixes.
	WithoutFixes bool
	// Known is how many problems are not shown, because the baseline has them.
	Known int
}

// Fixed is a problem that was fixed, and how.
type Fixed struct {
	Rule  *analysis.Rule
	Line  int // from 1, in the text in which it was fixed
	Title string
}

// Position is a place in a text: line and column count from 1, the column in code points, the
// offset from 0, in bytes.
type Position struct {
	Line, Column, Offset int
}

// Position returns the position of a byte offset.
func (f File) Position(offset int) Position {
	p := f.Buffer.PositionAt(offset, text.UTF32)
	return Position{p.Line + 1, p.Character + 1, offset}
}

// Related returns the file that a related place is in, and the place there. Of a file beside the manifest its
// buffer has no more than the line of the place, at the offset where it stands.
func (f File) Related(r analysis.Related) (File, text.Span) {
	if r.Source == (analysis.SourceLine{}) {
		return f, r.Span
	}
	before := strings.Repeat(" ", max(r.Source.At-r.Source.Line, 0)) + strings.Repeat("\n", r.Source.Line)
	beside := filepath.ToSlash(filepath.Join(filepath.Dir(f.Path), r.Source.Name))
	in := File{Path: beside, Buffer: text.New(before + r.Source.Text)}
	return in, r.Span.Shift(len(before))
}

// Fingerprint returns the fingerprint of a diagnostic, by its index, or "" where nobody asked for it.
func (f File) Fingerprint(i int) string {
	if i >= len(f.Fingerprints) {
		return ""
	}
	return f.Fingerprints[i]
}

// maxMended is for how many diagnostics of a file fixes are worked out: each may take as long as
// a check.
const maxMended = 200

// Fixes returns the fixes of a diagnostic of the file, by its index, and which of them is safe, -1 for
// none. Of a file with very many diagnostics, those behind have none. Those are left out of which nothing
// tells which is meant: who reads a report cannot look at what there is to choose.
func (f File) Fixes(i int) (fixes []analysis.Fix, safe int) {
	if i >= maxMended || f.WithoutFixes {
		return nil, -1
	}
	d := &f.Diagnostics[i]
	fixes, safe = likely(d.Offered()), -1
	if !claimsSafe(d) {
		return fixes, safe
	}
	fixes = likely(d.Fixes()) // tried out
	for j, fix := range fixes {
		if fix.Preferred {
			return fixes, j
		}
	}
	return fixes, safe
}

// likely leaves out the fixes of which nothing tells which is meant.
func likely(fixes []analysis.Fix) []analysis.Fix {
	return slices.DeleteFunc(slices.Clone(fixes), func(fix analysis.Fix) bool { return fix.Arbitrary })
}

// WorkOut works out the fixes of all diagnostics, which are then kept with them: who checks several files
// at a time does not leave that to the one who shows them.
func (f File) WorkOut() {
	for i := range f.Diagnostics {
		f.Fixes(i)
	}
}

// claimsSafe reports whether the rule of a diagnostic holds one of its fixes to be safe: whether it
// is has to be tried out.
func claimsSafe(d *analysis.Diagnostic) bool {
	for _, fix := range d.Claims() {
		if fix.Preferred {
			return true
		}
	}
	return false
}
