package impact

import (
	"cmp"
	"slices"

	"forge-manifest-ls/internal/text"
)

// Side is the manifest in which the place of an effect lies.
type Side uint8

// Sides.
const (
	New Side = iota // what is added or changed
	Old             // what is gone
)

// String returns the name of the side in reports.
func (s Side) String() string {
	if s == Old {
		return "old"
	}
	return "new"
}

// Effect is one thing that a change does.
type Effect struct {
	Rule *Rule
	// Class is that of the rule, or Unsure where a variable decides.
	Class Class
	// Lean is, for Unsure, the class that it most likely is.
	Lean Class
	Side Side
	// Pointer is the JSON Pointer (RFC 6901) of the smallest node that has the effect, in the
	// manifest of Side, and Span the part of its text to show, in byte offsets.
	Pointer string
	Span    text.Span
	// Cause is the place that was written: Span, or, behind an alias, that of the anchored node.
	// Effects with equal sides and causes have one cause.
	Cause text.Span
	// Message says what happens, in one sentence without a full stop.
	Message string
	// Variables are the names of environment variables that decide whether the effect is there.
	Variables []string
}

// Kind is the name of what happened.
func (e Effect) Kind() string { return e.Rule.Kind }

// Result is what a change does.
type Result struct {
	// Effects are in the order of their weight, and then of the text.
	Effects []Effect
	// Unjudged are the parts about which nothing can be said.
	Unjudged []Unjudged
}

// Reason says why a part is not judged.
type Reason uint8

// Reasons.
const (
	Refused     Reason = iota + 1 // Forge refuses what is written there
	FromConnect                   // the first move from Connect to Forge has rules of its own
)

// Unjudged is a part of a manifest about which nothing is said.
type Unjudged struct {
	Reason Reason
	Side   Side
	// Pointer is the JSON Pointer of the part, "" for the whole manifest, and Span the first place
	// in it that is wrong, in byte offsets.
	Pointer string
	Span    text.Span
}

// Verdict is the worst of the verdicts of all effects.
func (r Result) Verdict() Class {
	worst := None
	for _, e := range r.Effects {
		worst = max(worst, e.Verdict())
	}
	return worst
}

// Caveat says what a verdict of at most [Minor] is not about, in a clause; "" where nothing is left out, or the verdict
// is graver all the same.
func (r Result) Caveat() string {
	caveat := ""
	if r.Verdict() > Minor {
		return caveat
	}
	for _, u := range r.Unjudged {
		switch {
		case u.Reason == FromConnect:
			return "whether the version is major is not judged"
		case u.Pointer == "":
			return "nothing is judged"
		}
		caveat = "parts are not judged"
	}
	return caveat
}

// For returns the result without the effects on programmes that are not among targets.
func (r Result) For(targets []Target) Result {
	r.Effects = slices.DeleteFunc(slices.Clone(r.Effects), func(e Effect) bool {
		target := e.Class.Target()
		return target != "" && !slices.Contains(targets, target)
	})
	return r
}

// sorted returns effects in the order of their weight: the worst first, then programmes; those of
// equal weight in the order of the texts, new before old.
func sorted(effects []Effect) []Effect {
	slices.SortStableFunc(effects, func(a, b Effect) int {
		return cmp.Or(
			cmp.Compare(b.Verdict(), a.Verdict()),
			cmp.Compare(a.Side, b.Side),
			cmp.Compare(a.Span.Start, b.Span.Start),
		)
	})
	return effects
}
