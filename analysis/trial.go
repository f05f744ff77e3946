package analysis

import (
	"context"
	"slices"
	"sync"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/text"
)

// maxTrials bounds how many fixes of one diagnostic are tried out, maxTried in how many
// places the YAML may be broken when they are, and maxGuessed for how many diagnostics of a
// rule guesses are tried out.
const (
	maxTrials  = 12
	maxTried   = 8
	maxGuessed = 100
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
	after, ok := p.after(fix)
	return countErrors(after), ok
}

// after returns what a check finds when a fix has been made.
func (p *pass) after(fix Fix) ([]Diagnostic, bool) {
	edits := make([]text.Edit, 0, len(fix.Edits))
	for i := len(fix.Edits) - 1; i >= 0; i-- { // from the end, so that spans stay right
		edits = append(edits, fix.Edits[i])
	}
	f, err := p.file.Edit(edits...)
	if err != nil {
		return nil, false
	}
	return p.checkAgain(f), true
}

// mending works out the fixes of a diagnostic, once.
type mending struct {
	p    *pass
	d    Diagnostic
	once sync.Once
	// claimed are the fixes as the rule gives them, and done those that were tried out.
	claimed []Fix
	tried   sync.Once
	done    []Fix
}

func (m *mending) claims() []Fix {
	m.once.Do(func() { m.claimed = m.d.Mend() })
	return m.claimed
}

func (m *mending) fixes() []Fix {
	m.tried.Do(func() { m.done = m.p.proven(m.d, slices.Clone(m.claims())) })
	return m.done
}

// proven tries out the fixes of a diagnostic: it leaves out the guesses among them that do
// not mend it, or break something, and takes the mark from those that are preferred and not
// safe in this text.
func (p *pass) proven(d Diagnostic, fixes []Fix) []Fix {
	isGuess := d.Rule.IsGuess
	if len(fixes) == 0 || !isGuess && !slices.ContainsFunc(fixes, func(f Fix) bool { return f.Preferred }) {
		return fixes
	}
	if p.isLate(d) {
		if isGuess {
			return nil
		}
		return unmarked(fixes)
	}
	if isGuess {
		fixes = slices.DeleteFunc(fixes, func(fix Fix) bool { return !p.mends(fix, d) })
	}
	for i := range fixes {
		fixes[i].Preferred = fixes[i].Preferred && p.isSafe(d, fixes[i])
	}
	return fixes
}

// unmarked returns fixes of which none is preferred.
func unmarked(fixes []Fix) []Fix {
	for i := range fixes {
		fixes[i].Preferred = false
	}
	return fixes
}

// isSafe reports whether a fix of a diagnostic obeys the law of safe fixes in this text.
func (p *pass) isSafe(d Diagnostic, fix Fix) bool {
	_, ok := makeRepairs(checkedFile{p.file, p.found}, []repair{{&d, fix}}, p.checkAgain)
	return ok
}

// checkAgain checks another version of the file.
func (p *pass) checkAgain(f *manifest.File) []Diagnostic { return p.Check(context.Background(), f) }

// isLate reports whether so many diagnostics of its rule come before one that trials for
// all of them would take too long.
func (p *pass) isLate(d Diagnostic) bool {
	before := 0
	for i := range p.found {
		if other := &p.found[i]; other.Rule == d.Rule && other.Span.Start < d.Span.Start {
			before++
		}
	}
	return before >= p.mostTried()
}

// mends reports whether a diagnostic is gone after a fix, and nothing is wrong that was not.
// An error may have hidden others, which come to light when it goes; but no mistake in the
// YAML may be new, nor any error where there was none.
func (p *pass) mends(fix Fix, d Diagnostic) bool {
	had := map[*Rule]int{d.Rule: -1}
	for i := range p.found {
		had[p.found[i].Rule]++
	}
	after, ok := p.after(fix)
	for _, b := range after {
		if had[b.Rule]--; had[b.Rule] >= 0 {
			continue
		}
		isNew := b.Severity == Error && (d.Severity != Error || b.Rule.OnYAML)
		if b.Rule == d.Rule || isNew {
			return false
		}
	}
	return ok
}
