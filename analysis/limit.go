package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// Limits of what is looked at, and told of. Forge itself refuses a manifest of more than
// 200 KB, so that no app has reason to come near them.
const (
	// MaxJudged is how many bytes a manifest may have whose content is judged: of a longer
	// one only the YAML is.
	MaxJudged = 1 << 20
	// MaxEntries is how many entries it may have in all lists together.
	MaxEntries = 10_000
	// maxTrialSize is how many bytes are checked, about, to try out the guesses of a rule.
	maxTrialSize = 512 << 10
	// maxFound is how many diagnostics a file has, besides one that says that there are more.
	maxFound = 2000
)

var RuleTooManyMistakes = &Rule{
	ID: "too-many-mistakes", Severity: Error,
	Doc: fmt.Sprintf("A manifest has no more than %d mistakes, and a value in it no more than %d: others are not shown.", maxFound, schema.MaxProblems),
	Why: "It has the severity of the gravest mistake that is not shown.",
}

// IsOnlyYAML reports whether the rules about what the manifest says are passed over: it is too
// long, or there are so many mistakes in the YAML that not all are known, and what they
// explain would be reported again.
func (p *Pass) IsOnlyYAML() bool {
	return slices.ContainsFunc(p.Errors, func(e syntax.Error) bool { return e.Kind == syntax.TooManyErrors }) || p.IsTooLong()
}

// IsTooLong reports whether there is more in the manifest than is judged.
func (p *Pass) IsTooLong() bool { return p.Buf.Len() > MaxJudged || p.Entries() > MaxEntries }

// Entries counts the entries of all lists.
func (p *Pass) Entries() (n int) {
	for _, l := range p.File.Lists() {
		n += len(l.Entries)
	}
	return n
}

// MaySearch reports whether what was meant is to be looked for once more for a finding of a rule:
// each search takes as long as there are names.
func (p *Pass) MaySearch(r *Rule) bool {
	if p.guesses == nil {
		p.guesses = map[*Rule]int{}
	}
	p.guesses[r]++
	return p.guesses[r] <= maxGuessed
}

// mostTried is for how many diagnostics of a rule guesses are tried out: the fewer, the longer
// the text is that each trial checks.
func (p *Pass) mostTried() int { return max(min(maxGuessed, maxTrialSize/max(p.Buf.Len(), 1)), 1) }

// surplus is what was found behind the diagnostics that are kept.
type surplus struct {
	from    int      // what starts there or later is left out
	gravest Severity // of what was left out; 0 for nothing
}

// keep adds a diagnostic to those that were found, unless there are too many before it.
func (p *Pass) keep(d Diagnostic) {
	if p.surplus.gravest != 0 && d.Span.Start >= p.surplus.from {
		p.leaveOut(&d)
		return
	}
	if p.Found = append(p.Found, d); len(p.Found) > 2*maxFound {
		p.cut()
	}
}

// cut leaves out all but the first diagnostics.
func (p *Pass) cut() {
	slices.SortStableFunc(p.Found, func(a, b Diagnostic) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	p.surplus.from = p.Found[maxFound].Span.Start
	for i := maxFound; i < len(p.Found); i++ {
		p.leaveOut(&p.Found[i])
	}
	clear(p.Found[maxFound:])
	p.Found = p.Found[:maxFound]
}

// leaveOut notes that a diagnostic is not shown.
func (p *Pass) leaveOut(d *Diagnostic) {
	severity := d.Severity
	if s, ok := p.Severities[d.Rule.ID]; ok {
		severity = s
	}
	if severity != Off && (p.surplus.gravest == 0 || severity < p.surplus.gravest) {
		p.surplus.gravest = severity
	}
}

// tellSurplus says that there is more than what was found.
func (p *Pass) tellSurplus() {
	if len(p.Found) > maxFound {
		p.cut()
	}
	if p.surplus.gravest == 0 {
		return
	}
	line := p.Buf.Line(p.Buf.LineAt(p.surplus.from))
	p.Found = append(p.Found, Diagnostic{
		Rule: RuleTooManyMistakes, Severity: p.surplus.gravest, Span: line,
		Message: fmt.Sprintf("there are more mistakes from here on: only the first %d are shown, mend some of them", maxFound),
	})
}
