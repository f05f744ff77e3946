package analysis

import (
	"context"
	"slices"
	"strings"

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
	return p.Check(context.Background(), f), true
}

// guessed are the rules whose fixes are guesses: whether they do any good depends on all that
// is in the manifest.
var guessed = map[*Rule]bool{
	ruleModuleUnknown: true, ruleConnectModuleUnknown: true, ruleModuleDeprecated: true,
	ruleScriptWithoutGadget: true, ruleActionUnreferenced: true,
}

// proven leaves out the guesses among the fixes of a diagnostic that do not mend it, or
// break something.
func (p *pass) proven(d Diagnostic, fixes []Fix) []Fix {
	if !guessed[d.Rule] || len(fixes) == 0 {
		return fixes
	}
	if p.isLate(d) {
		return nil
	}
	return slices.DeleteFunc(fixes, func(fix Fix) bool { return !p.mends(fix, d) })
}

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
		isNew := b.Severity == Error && (d.Severity != Error || isYAMLRule(b.Rule))
		if b.Rule == d.Rule || isNew {
			return false
		}
	}
	return ok
}

// isYAMLRule reports whether a rule is about the YAML, not about what it says.
func isYAMLRule(r *Rule) bool { return strings.HasPrefix(r.ID, "yaml-") }
