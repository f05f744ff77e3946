package report

import (
	"cmp"
	"slices"

	"forge-manifest-ls/analysis"
)

// Total is what there is to say of all files together.
type Total struct {
	Files   int // those that were checked
	Skipped int // those that were passed over
	// Severities is how many diagnostics there are of each severity.
	Severities map[analysis.Severity]int
	Rules      map[*analysis.Rule]RuleCount
	Fixable    int // the diagnostics that --fix would fix
	Fixed      int // the problems that were fixed
	FixedFiles int // the files in which there were some
	Known      int // the problems that are not shown because the baseline has them
	Failures   []Failure
}

// RuleCount is how many diagnostics a rule has.
type RuleCount struct {
	Severity analysis.Severity // the gravest of them
	Count    int
	Fixable  int
}

// Failure says why something could not be read, written or understood.
type Failure struct {
	Path    string // "" where it is about no file
	Message string
}

// Said returns the failure in one line.
func (f Failure) Said() string {
	if f.Path == "" {
		return f.Message
	}
	return f.Path + ": " + f.Message
}

// NewTotal returns the total of no files.
func NewTotal() *Total {
	return &Total{Severities: map[analysis.Severity]int{}, Rules: map[*analysis.Rule]RuleCount{}}
}

// Add adds a file to the total.
func (t *Total) Add(f File) {
	if f.Skipped {
		t.Skipped++
		return
	}
	t.Files++
	t.Known += f.Known
	t.Fixed += len(f.Fixed)
	if len(f.Fixed) > 0 {
		t.FixedFiles++
	}
	for i, d := range f.Diagnostics {
		t.Severities[d.Severity]++
		count := t.Rules[d.Rule]
		if count.Count++; count.Severity == 0 || d.Severity < count.Severity {
			count.Severity = d.Severity
		}
		if _, safe := f.Fixes(i); safe >= 0 {
			t.Fixable++
			count.Fixable++
		}
		t.Rules[d.Rule] = count
	}
}

// Problems returns how many diagnostics there are.
func (t *Total) Problems() (n int) {
	for _, count := range t.Severities {
		n += count
	}
	return n
}

// ByRule returns the rules that have diagnostics, those with the most first.
func (t *Total) ByRule() []*analysis.Rule {
	rules := make([]*analysis.Rule, 0, len(t.Rules))
	for rule := range t.Rules {
		rules = append(rules, rule)
	}
	slices.SortFunc(rules, func(a, b *analysis.Rule) int {
		return cmp.Or(cmp.Compare(t.Rules[b].Count, t.Rules[a].Count), cmp.Compare(a.ID, b.ID))
	})
	return rules
}
