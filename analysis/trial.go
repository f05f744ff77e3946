package analysis

import (
	"context"

	"forge-manifest-ls/text"
)

// maxTrials bounds how many fixes of one diagnostic are tried out, and maxTried in
// how many places the YAML may be broken when they are.
const (
	maxTrials = 12
	maxTried  = 8
)

// best keeps those of several fixes, of which each is a guess, that leave the fewest
// errors. It tries them out: as the tree and the findings of all untouched entries
// are taken over, each trial costs about a keystroke.
func (p *pass) best(fixes []Fix) []Fix {
	if len(fixes) < 2 || len(fixes) > maxTrials || len(p.errors) > maxTried {
		return fixes
	}
	least := -1
	var kept []Fix
	for _, fix := range fixes {
		n, ok := p.errorsAfter(fix)
		switch {
		case !ok || least >= 0 && n > least:
			continue
		case n < least || least < 0:
			least, kept = n, nil
		}
		kept = append(kept, fix)
	}
	return kept
}

// errorsAfter counts the errors that a fix leaves.
func (p *pass) errorsAfter(fix Fix) (int, bool) {
	edits := make([]text.Edit, 0, len(fix.Edits))
	for i := len(fix.Edits) - 1; i >= 0; i-- { // from the end, so that spans stay right
		edits = append(edits, fix.Edits[i])
	}
	f, err := p.file.Edit(edits...)
	if err != nil {
		return 0, false
	}
	n := 0
	for _, d := range Check(context.Background(), f) {
		if d.Severity == Error {
			n++
		}
	}
	return n, true
}
