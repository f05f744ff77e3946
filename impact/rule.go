package impact

import (
	"slices"
	"strings"
)

// Confidence says how sure a rule is.
type Confidence uint8

// Confidences.
const (
	High   Confidence = iota + 1 // a page says so
	Medium                       // it follows from a general sentence, or from an older page
	Low                          // pages are silent or contradict each other
)

// String returns the confidence in a word.
func (c Confidence) String() string { return [...]string{"", "high", "medium", "low"}[c] }

// read is the day of the copy of the documentation from which the rules were read, where a rule has
// no day of its own.
const read = "2026-08-22"

// Rule is one row of the table: what a kind of change does by the documentation.
type Rule struct {
	Kind  string // the name of what happened
	Class Class
	Lean  Class // of Unsure: what it most likely is
	// Bulk says that a major version can be rolled out by a bulk upgrade, without approval.
	Bulk bool
	// Doubtful says, for Data, that it is not sure that something hangs on what changed.
	Doubtful bool
	// Condition says when the rule holds, in words.
	Condition string
	// Message says what happens; "{}" stands for what it happens to.
	Message string
	// Page is the path of the page that says so, below the base of all pages of Forge, or, with a
	// slash in front, that of the site; or the address of a page elsewhere.
	Page       string
	Date       string // the day on which the page said so; see [Rule.Day]
	Confidence Confidence
}

// Day is the day on which the page of the rule said so.
func (r *Rule) Day() string {
	if r.Date == "" {
		return read
	}
	return r.Date
}

// Link is the address of the page that says so.
func (r *Rule) Link() string {
	const site = "https://developer.atlassian.com"
	switch {
	case strings.HasPrefix(r.Page, "https://"):
		return r.Page
	case strings.HasPrefix(r.Page, "/"):
		return site + r.Page + "/"
	}
	return site + "/platform/forge/" + r.Page + "/"
}

// Basis says on what the rule rests, in words.
func (r *Rule) Basis() string { return "by the documented rules of " + r.Day() }

// message is what the rule says of a subject.
func (r *Rule) message(subject string) string { return strings.ReplaceAll(r.Message, "{}", subject) }

// Rules returns the table of all rules, in the order in which docs/impact.md shows it.
func Rules() []*Rule {
	return slices.Concat(permissionRules, remoteRules, moduleRules, dataRules, appRules, programmeRules)
}
