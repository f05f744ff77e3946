package analysis

import (
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/text"
)

// maxRounds bounds how often [FixAll] looks again. A fix may uncover the next mistake;
// ten times in a row it does not.
const maxRounds = 10

// FixAll makes the preferred fixes of what check finds in a file until nothing changes any
// more, and returns what is left of the file and how many fixes were made. It never leaves
// more errors than there were.
func FixAll(f *manifest.File, check func(*manifest.File) []Diagnostic) (*manifest.File, int) {
	made, found := 0, check(f)
	for range maxRounds {
		edits, n := preferred(found)
		slices.Reverse(edits) // from the end, so that spans stay right
		next, err := f.Edit(edits...)
		if n == 0 || err != nil || next.Buffer().String() == f.Buffer().String() {
			break
		}
		after := check(next)
		if countErrors(after) > countErrors(found) {
			break
		}
		f, found, made = next, after, made+n
	}
	return f, made
}

func countErrors(diags []Diagnostic) int {
	n := 0
	for _, d := range diags {
		if d.Severity == Error {
			n++
		}
	}
	return n
}

// preferred returns the edits of the preferred fixes of diagnostics, in order, and how
// many fixes they are: as many as can be made together. Where two fixes touch the same
// text, only the first is made.
func preferred(diags []Diagnostic) ([]text.Edit, int) {
	var all []text.Edit
	n := 0
	for i := range diags {
		for _, fix := range diags[i].Fixes() {
			if fix.Preferred && !overlap(all, fix.Edits) {
				all = append(all, fix.Edits...)
				n++
				break
			}
		}
	}
	sortEdits(all)
	return all, n
}

func overlap(all, edits []text.Edit) bool {
	for _, a := range all {
		for _, b := range edits {
			if a.Span.Overlaps(b.Span) {
				return true
			}
		}
	}
	return false
}
