package analysis

import (
	"context"
	"slices"
	"sync"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// maxTrials bounds how many fixes of one diagnostic are tried out, maxTried in how many
// places the YAML may be broken when they are, and maxGuessed for how many diagnostics of a
// rule guesses are tried out.
const (
	maxTrials  = 12
	maxTried   = 8
	maxGuessed = 100
)

// Best keeps those of several fixes, of which each is a guess, that leave the fewest
// errors. It tries them out: as the tree and the findings of all untouched entries
// are taken over, each trial costs about a keystroke.
func (p *Pass) Best(fixes []Fix) []Fix {
	if len(fixes) < 2 || len(fixes) > maxTrials || len(p.Errors) > maxTried {
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
func (p *Pass) errorsAfter(fix Fix) (int, bool) {
	after, ok := p.after(fix)
	return CountErrors(after), ok
}

// after returns what a check finds when a fix has been made.
func (p *Pass) after(fix Fix) ([]Diagnostic, bool) {
	edits := make([]text.Edit, 0, len(fix.Edits))
	for i := len(fix.Edits) - 1; i >= 0; i-- { // from the end, so that spans stay right
		edits = append(edits, fix.Edits[i])
	}
	f, err := p.File.Edit(edits...)
	if err != nil {
		return nil, false
	}
	return p.checkAgain(f), true
}

// mending works out the fixes of a diagnostic, each step of it once.
type mending struct {
	p *Pass
	d Diagnostic

	claim, guess, proof sync.Once

	claimed []Fix // as the rule gives them
	wanted  []Fix // without the guesses that are wrong
	proven  []Fix // with the mark of those only that are safe
}

// claims returns what the rule offers as fixes.
func (m *mending) claims() []Fix {
	m.claim.Do(func() { m.claimed = m.d.Mend() })
	return m.claimed
}

// offered returns the fixes without those that turned out to be wrong guesses.
func (m *mending) offered() []Fix {
	m.guess.Do(func() { m.wanted = m.p.withoutWrong(m.d, m.claims()) })
	return m.wanted
}

// fixes returns the fixes that are offered, of which those are preferred that obey the law of safe
// fixes.
func (m *mending) fixes() []Fix {
	m.proof.Do(func() { m.proven = m.p.proven(m.d, m.offered()) })
	return m.proven
}

// withoutWrong leaves out the guesses among the fixes of a diagnostic that do not mend it, or
// break something.
func (p *Pass) withoutWrong(d Diagnostic, fixes []Fix) []Fix {
	isTried := func(fix Fix) bool { return d.Rule.IsGuess || fix.Supposed }
	if !slices.ContainsFunc(fixes, isTried) {
		return fixes
	}
	isLate := p.isLate(d)
	return slices.DeleteFunc(slices.Clone(fixes), func(fix Fix) bool {
		return isTried(fix) && (isLate || d.Rule.IsGuess && !p.mends(fix, d) || fix.Supposed && p.isRefused(fix, d))
	})
}

// isRefused reports whether what a fix of a diagnostic writes is an error where it stands that was not there. What
// files are missing is none: they may still be made.
func (p *Pass) isRefused(fix Fix, d Diagnostic) bool {
	had := map[string]int{d.Rule.ID + d.Message: -1}
	for i := range p.Found {
		had[p.Found[i].Rule.ID+p.Found[i].Message]++
	}
	after, ok := p.after(fix)
	for _, b := range after {
		said := b.Rule.ID + b.Message
		if had[said]--; had[said] < 0 && b.Severity == Error && !b.Rule.ReadsFiles && text.Writes(fix.Edits, b.Span) {
			return true
		}
	}
	return !ok
}

// proven takes the mark from those of the fixes of a diagnostic that are preferred and not
// safe in this text.
func (p *Pass) proven(d Diagnostic, fixes []Fix) []Fix {
	if !slices.ContainsFunc(fixes, func(f Fix) bool { return f.Preferred }) {
		return fixes
	}
	fixes = slices.Clone(fixes)
	isLate := p.isLate(d)
	for i := range fixes {
		fixes[i].Preferred = fixes[i].Preferred && !isLate && p.isSafe(d, fixes[i])
	}
	return fixes
}

// isSafe reports whether a fix of a diagnostic obeys the law of safe fixes in this text.
func (p *Pass) isSafe(d Diagnostic, fix Fix) bool {
	_, ok := makeRepairs(checkedFile{p.File, p.Found}, []repair{{&d, fix}}, p.checkAgain)
	return ok
}

// checkAgain checks another version of the file.
func (p *Pass) checkAgain(f *manifest.File) []Diagnostic { return p.Check(context.Background(), f) }

// isLate reports whether so many diagnostics of its rule come before one that trials for
// all of them would take too long.
func (p *Pass) isLate(d Diagnostic) bool {
	before := 0
	for i := range p.Found {
		if other := &p.Found[i]; other.Rule == d.Rule && other.Span.Start < d.Span.Start {
			before++
		}
	}
	return before >= p.mostTried()
}

// mends reports whether a diagnostic is gone after a fix, and nothing is wrong that was not.
// An error may have hidden others, which come to light when it goes; but no mistake in the
// YAML may be new, nor any error where there was none.
func (p *Pass) mends(fix Fix, d Diagnostic) bool {
	had := map[*Rule]int{d.Rule: -1}
	for i := range p.Found {
		had[p.Found[i].Rule]++
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
