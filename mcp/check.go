package mcp

import (
	"context"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// maxProblems is how many problems an answer has.
const maxProblems = 100

// Problem is a diagnostic.
type Problem struct {
	Rule     string   `json:"rule"`
	Severity string   `json:"severity"`
	Start    Position `json:"start"`
	End      Position `json:"end"`
	Message  string   `json:"message"`
	Fixes    []string `json:"fixes,omitempty" jsonschema:"the titles of what the tool fixes can make of it"`
}

// Checked is the answer of "check".
type Checked struct {
	Path     string    `json:"path"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Problems []Problem `json:"problems"`
	LeftOut  int       `json:"leftOut,omitempty" jsonschema:"how many more problems there are"`
}

// check answers "check": what is wrong in a manifest.
func (s *server) check(ctx context.Context, source Source) (Checked, error) {
	d, err := s.Open(source)
	if err != nil {
		return Checked{}, err
	}
	found := d.Checker.Check(ctx, d.Manifest)
	var problems []Problem
	for i := range found[:min(len(found), maxProblems)] {
		problems = append(problems, problemOf(d.Manifest.Buffer(), &found[i]))
	}
	out := Checked{Path: d.Path, Errors: analysis.CountErrors(found), Warnings: countWarnings(found)}
	r := room(maxAnswer)
	out.Problems, _ = fitting(&r, problems, maxProblems)
	out.LeftOut = len(found) - len(out.Problems)
	return out, ctx.Err()
}

// problemOf converts a diagnostic about a text.
func problemOf(b *text.Buffer, d *analysis.Diagnostic) Problem {
	p := Problem{
		Rule: d.Rule.ID, Severity: d.Severity.String(), Message: clipped(d.Message, maxWords),
		Start: positionIn(b, d.Span.Start), End: positionIn(b, d.Span.End),
	}
	for _, fix := range d.Offered() {
		p.Fixes = append(p.Fixes, fix.Title)
	}
	return p
}

// countWarnings returns how many of some diagnostics are warnings.
func countWarnings(found []analysis.Diagnostic) (n int) {
	for _, d := range found {
		if d.Severity == analysis.Warning {
			n++
		}
	}
	return n
}
