package customers

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
)

// Side is one of the two manifests of a change.
type Side struct {
	Path   string
	Buffer *text.Buffer // nil where there is none
	// Errors are what Forge would refuse.
	Errors []analysis.Diagnostic
}

// Change is a manifest before and after, and what that does.
type Change struct {
	Old, New Side
	Result   impact.Result
}

// side returns the manifest in which a place lies.
func (c Change) side(s impact.Side) Side {
	if s == impact.Old {
		return c.Old
	}
	return c.New
}

// path is the path of the change: that of the new manifest, or of the old one where there is no new one.
func (c Change) path() string {
	if c.New.Buffer == nil {
		return c.Old.Path
	}
	return c.New.Path
}

// Verdict returns the worst verdict of customers.
func Verdict(all []Change) impact.Class {
	worst := impact.None
	for _, c := range all {
		worst = max(worst, c.Result.Verdict())
	}
	return worst
}

// verdictWords say what verdicts mean.
var verdictWords = map[impact.Class]string{
	impact.None:    "no effect on customers",
	impact.Minor:   "minor version: installations get it by themselves",
	impact.Major:   "major version: admins must approve it",
	impact.Data:    "data of customers is at risk",
	impact.Blocked: "Forge refuses it, in production at least",
}

// headline says in a line what a change does.
func (c Change) headline() string {
	switch {
	case c.Old.Buffer == nil:
		return "a new manifest: there is nothing to compare it with"
	case c.New.Buffer == nil:
		return "the manifest is gone"
	}
	out, caveat := verdictWords[c.Result.Verdict()], c.Result.Caveat()
	if caveat != "" {
		out = caveat
	}
	if len(c.Result.Effects) > 0 {
		out += " (" + counts(c.Result.Effects) + ", by documented rules; the server of Atlassian decides)"
	}
	if caveat == "" && len(c.Result.Unjudged) > 0 {
		out += "; parts are not judged"
	}
	return out
}

// counts says how many effects there are of each class, in the order of the effects.
func counts(effects []impact.Effect) string {
	var order, words []string
	n := map[string]int{}
	for _, e := range effects {
		name := wordsOf(e.Class)
		if n[name]++; n[name] == 1 {
			order = append(order, name)
		}
	}
	for _, name := range order {
		words = append(words, prose.Count(n[name], name, name))
	}
	return strings.Join(words, ", ")
}

// label is what stands in front of an effect.
func label(e impact.Effect) string {
	switch {
	case e.Class == impact.Unsure:
		return "unsure, perhaps " + wordsOf(e.Lean)
	case e.Rule.Doubtful:
		return "perhaps " + wordsOf(e.Class)
	}
	return wordsOf(e.Class)
}

// classWords are what people read for classes whose names are those of programs.
var classWords = map[impact.Class]string{
	impact.Data: "data at risk", impact.BadgeLost: "badge lost", impact.BadgeGained: "badge gained",
	impact.GovernmentLost: "government cloud lost", impact.GovernmentGained: "government cloud gained",
}

// wordsOf returns what people read for a class.
func wordsOf(c impact.Class) string {
	if words, ok := classWords[c]; ok {
		return words
	}
	return c.String()
}

// unjudgedMessage says why a part is not judged.
func unjudgedMessage(u impact.Unjudged) string {
	switch {
	case u.Reason == impact.FromConnect:
		return "whether the version is major is not judged: the first move from Connect to Forge has rules of its own"
	case u.Pointer == "":
		return "the manifest is not judged: it is no manifest that Forge accepts"
	}
	return "not judged: Forge refuses what is written at " + u.Pointer
}

// severity is the severity with which an effect is shown. None is an error.
func severity(e impact.Effect) analysis.Severity {
	if e.Verdict() > impact.Minor {
		return analysis.Warning
	}
	return analysis.Information
}
