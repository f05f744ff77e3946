// Package patch shows how two texts differ, as a patch that git and patch apply.
//
// Law: a patch, applied to the first text, makes the second; the heads of its hunks say the lines at which
// they stand in both.
package patch

import "github.com/aymanbagabas/go-udiff"

// Unified returns the difference from before to after as a unified diff, "" where there is none. The
// names are those of the head, such as "a/manifest.yml" and "b/manifest.yml".
func Unified(oldName, newName, before, after string) string {
	diff, err := udiff.ToUnifiedDiff(oldName, newName, before, udiff.Lines(before, after), udiff.DefaultContextLines)
	if err != nil {
		panic(err) // the edits come from the same two texts
	}
	number(diff.Hunks)
	return diff.String()
}

// number writes the line of the new text at which each hunk begins, from 1. The library forgets the
// lines that stand unchanged between two edits of one hunk, and git starts its search at that line.
func number(hunks []*udiff.Hunk) {
	added := 0
	for _, h := range hunks {
		h.ToLine = h.FromLine + added
		for _, line := range h.Lines {
			switch line.Kind {
			case udiff.Insert:
				added++
			case udiff.Delete:
				added--
			}
		}
	}
}
