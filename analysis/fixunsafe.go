package analysis

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
)

// maxGuesses bounds how many fixes that are not safe are tried out in a file.
const maxGuesses = 100

// RepairGuessing makes the first fix of each diagnostic, safe or not, where that mends it and brings no diagnostic that was
// not there: whether the author meant it, nobody knows. Where nothing tells which of several is meant, it makes none. It returns
// what is left of the file and what was fixed.
func RepairGuessing(f *manifest.File, check func(*manifest.File) []Diagnostic) (*manifest.File, []Repair) {
	var made []Repair
	now := checkedFile{f, check(f)}
	attempts := min(maxGuesses, minAttempts+maxRead/(f.Buffer().Len()+1))
	for i := 0; i < len(now.found) && attempts > 0; i++ {
		fixes := now.found[i].Offered()
		if len(fixes) == 0 || fixes[0].Arbitrary {
			continue
		}
		attempts--
		guess := repair{&now.found[i], fixes[0]}
		if after, ok := makeGuess(now, guess, check); ok {
			made = append(made, guess.made(now.file))
			now, i = after, -1 // from the start: what is found has changed
		}
	}
	return now.file, made
}

// makeGuess makes a repair of a file. It is false where that does not mend its diagnostic, or brings others.
func makeGuess(before checkedFile, guess repair, check func(*manifest.File) []Diagnostic) (checkedFile, bool) {
	edits := slices.Clone(guess.Fix.Edits)
	SortEdits(edits)
	slices.Reverse(edits) // from the end, so that spans stay right
	f, err := before.file.Edit(edits...)
	if err != nil || f.Buffer().String() == before.file.Buffer().String() {
		return checkedFile{}, false
	}
	after := checkedFile{f, check(f)}
	return after, len(after.found) < len(before.found) && addsNothing(before.found, []repair{guess}, after.found)
}
