package analysis

import "forge-manifest-ls/text"

// FixAll returns the edits of the preferred fixes of diagnostics, as many as can be
// made together: where two fixes touch the same text, only the first is made.
func FixAll(diags []Diagnostic) []text.Edit {
	var all []text.Edit
	for i := range diags {
		for _, fix := range diags[i].Fixes() {
			if fix.Preferred && !overlap(all, fix.Edits) {
				all = append(all, fix.Edits...)
				break
			}
		}
	}
	sortEdits(all)
	return all
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
