package mcp

import (
	"context"
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

// Limits of "fixes": how many patches an answer has, and after how many no other
// problem is looked at.
const (
	maxPatches = 20
	maxTried   = 60
)

// Wanted says which fixes a call is about.
type Wanted struct {
	Source
	Rule string `json:"rule,omitempty" jsonschema:"only fixes of this rule"`
	Line int    `json:"line,omitempty" jsonschema:"only fixes of problems that start on this line, from 1"`
}

// Patch is a fix that was tried out.
type Patch struct {
	Rule     string   `json:"rule"`
	Line     int      `json:"line" jsonschema:"where the problem starts, from 1"`
	Title    string   `json:"title"`
	Safe     bool     `json:"safe" jsonschema:"no word is lost, and nobody could mean anything else"`
	Choose   bool     `json:"choose,omitempty" jsonschema:"one of several of which nothing tells which is meant: take none without a reason"`
	Errors   int      `json:"errors" jsonschema:"how many errors are left in the manifest once it is made"`
	Warnings int      `json:"warnings" jsonschema:"how many warnings are left"`
	Adds     []string `json:"adds,omitempty" jsonschema:"problems that come to light once it is made"`
	Diff     string   `json:"diff" jsonschema:"the change, as a unified diff"`

	after *manifest.File
}

// Patches is the answer of "fixes".
type Patches struct {
	Path    string  `json:"path"`
	All     *Patch  `json:"all,omitempty" jsonschema:"all safe fixes at once, where there are any"`
	Patches []Patch `json:"patches"`
	Refused int     `json:"refused,omitempty" jsonschema:"fixes that were tried out and left their problem, or broke the YAML, or brought more errors"`
	LeftOut int     `json:"leftOut,omitempty" jsonschema:"how many more there are"`
}

// fixes answers "fixes": what mends the problems of a manifest, each tried out by itself.
func (s *server) fixes(ctx context.Context, wanted Wanted) (Patches, error) {
	d, err := s.Open(wanted.Source)
	if err != nil {
		return Patches{}, err
	}
	found, refused, untried := d.tryFixes(ctx, wanted)
	out := Patches{Path: d.Path, Refused: refused}
	r := room(maxAnswer)
	if wanted.Rule == "" && wanted.Line == 0 {
		all, cut := fitting(&r, d.allSafe(ctx), 1)
		out.LeftOut += cut
		if len(all) > 0 {
			out.All = &all[0]
		}
	}
	var cut int
	out.Patches, cut = fitting(&r, found, maxPatches)
	out.LeftOut += cut + untried
	return out, ctx.Err()
}

// tryFixes returns the fixes that were asked for and hold what they promise, how many do not, and how
// many were not tried.
func (d Document) tryFixes(ctx context.Context, wanted Wanted) (found []Patch, refused, untried int) {
	before := d.Checker.Check(ctx, d.Manifest)
	tried := 0
	for i := range before {
		problem := &before[i]
		line := positionIn(d.Manifest.Buffer(), problem.Span.Start).Line
		if wanted.Rule != "" && wanted.Rule != problem.Rule.ID || wanted.Line != 0 && wanted.Line != line {
			continue
		}
		if tried >= maxTried || ctx.Err() != nil {
			untried += len(problem.Offered())
			continue
		}
		for _, fix := range problem.Fixes() {
			tried++
			patch, ok := d.tryFix(ctx, before, problem, fix)
			if !ok {
				refused++
				continue
			}
			patch.Line = line
			found = append(found, patch)
		}
	}
	return found, refused, untried
}

// tryFix makes a fix of one of some diagnostics in a copy, and checks it. It is false where the problem is
// still there, or where there is a new mistake in the YAML, or more errors than before.
func (d Document) tryFix(ctx context.Context, before []analysis.Diagnostic, problem *analysis.Diagnostic, fix analysis.Fix) (Patch, bool) {
	after, err := d.Manifest.Edit(fix.Edits...)
	if err != nil {
		return Patch{}, false
	}
	left := d.Checker.Check(ctx, after)
	patch := Patch{
		Rule: problem.Rule.ID, Title: fix.Title, Safe: fix.Preferred, Choose: fix.Arbitrary, Diff: d.patch(after), after: after,
		Errors: analysis.CountErrors(left), Warnings: countWarnings(left), Adds: added(before, left),
	}
	isGone := countSame(left, problem) < countSame(before, problem)
	return patch, isGone && patch.Errors <= analysis.CountErrors(before) && !addsYAML(before, left)
}

// allSafe returns all safe fixes as one patch; none where there is no safe fix.
func (d Document) allSafe(ctx context.Context) []Patch {
	check := func(f *manifest.File) []analysis.Diagnostic { return d.Checker.Check(ctx, f) }
	after, made := analysis.RepairAll(d.Manifest, check)
	if len(made) == 0 || ctx.Err() != nil {
		return nil
	}
	left := check(after)
	return []Patch{{
		Rule: "all", Line: made[0].Line + 1, Title: fmt.Sprintf("Make all %d safe fixes", len(made)), Safe: true,
		Errors: analysis.CountErrors(left), Warnings: countWarnings(left), Adds: added(d.Checker.Check(ctx, d.Manifest), left),
		Diff: d.patch(after), after: after,
	}}
}

// countSame returns how many of some diagnostics say the same as one, wherever they do.
func countSame(all []analysis.Diagnostic, one *analysis.Diagnostic) (n int) {
	for _, d := range all {
		if d.Rule == one.Rule && d.Message == one.Message {
			n++
		}
	}
	return n
}

// added returns what the diagnostics say that are more after a change than before it, with their rules.
func added(before, after []analysis.Diagnostic) (said []string) {
	counts := map[string]int{}
	for _, d := range before {
		counts[d.Rule.ID+d.Message]++
	}
	for _, d := range after {
		if counts[d.Rule.ID+d.Message]--; counts[d.Rule.ID+d.Message] < 0 && len(said) < analysis.MaxChoices {
			said = append(said, d.Severity.String()+": "+clipped(d.Message, 200)+" ["+d.Rule.ID+"]")
		}
	}
	return said
}

// addsYAML reports whether there are more mistakes in the YAML after a change than before it.
func addsYAML(before, after []analysis.Diagnostic) bool {
	count := func(all []analysis.Diagnostic) (n int) {
		for _, d := range all {
			if d.Rule.OnYAML {
				n++
			}
		}
		return n
	}
	return count(after) > count(before)
}
