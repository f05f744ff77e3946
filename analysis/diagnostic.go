package analysis

import (
	"slices"

	"forge-manifest-ls/internal/text"
)

// Severity orders diagnostics: the lower, the graver. Its values are those of the
// Language Server Protocol.
type Severity uint8

// Severities.
const (
	Error Severity = iota + 1
	Warning
	Information
	Hint
	// Off is no severity: settings turn a rule off by it.
	Off
)

var severityNames = [...]string{"", "error", "warning", "information", "hint", "off"}

// String returns the severity as it is written in output and in settings: "error",
// "warning", "information", "hint" or "off".
func (s Severity) String() string { return severityNames[s] }

// SeverityNames returns what settings may make of a rule: the severities, and "off".
func SeverityNames() []string { return severityNames[1:] }

// SeverityOf is the severity with a name, "off" included.
func SeverityOf(name string) (Severity, bool) {
	i := slices.Index(severityNames[1:], name)
	return Severity(i + 1), i >= 0
}

// Tag marks diagnostics that editors show in a special way.
type Tag uint8

// Tags. Their values are those of the Language Server Protocol.
const (
	Unnecessary Tag = iota + 1
	Deprecated
)

// Diagnostic is one mistake, on the smallest node that is wrong.
type Diagnostic struct {
	Rule     *Rule     // the rule that found it: its ID is the code, its URL the link
	Severity Severity  // usually the rule's own
	Span     text.Span // in bytes of the checked file
	Message  string    // what is wrong, what is allowed, what to do
	Tags     []Tag
	Related  []Related
	// Mend works out the fixes: nil where there is none. [Check] makes it such that
	// it works them out once, and is safe for concurrent use.
	Mend func() []Fix
	// mending is what Mend asks: nil where it tries nothing out.
	mending *mending
}

// Fixes returns the ways to mend the diagnostic, the best first. They are worked out
// when they are asked for, because most diagnostics are gone before anyone asks.
func (d *Diagnostic) Fixes() []Fix {
	if d.Mend == nil {
		return nil
	}
	return d.Mend()
}

// Offered returns the fixes as they are shown: nobody has tried out yet which of them are
// safe, so that their mark means nothing. That costs less than [Diagnostic.Fixes].
func (d *Diagnostic) Offered() []Fix {
	if d.mending == nil {
		return d.Fixes()
	}
	return d.mending.offered()
}

// Claims returns the fixes as their rule gives them: nobody has tried yet whether a
// preferred one is safe in this text.
func (d *Diagnostic) Claims() []Fix {
	if d.mending == nil {
		return d.Fixes()
	}
	return d.mending.claims()
}

// Related points at the other end of a mistake: in the checked file, or on a line of another one.
type Related struct {
	Span    text.Span // in bytes of the checked file, or of Source.Text
	Message string
	// Source is the line of a file beside the manifest that Span is in; zero for the checked file.
	Source SourceLine
	// Wrong says what is wrong at Source to somebody who looks at that file; "" where nothing is.
	Wrong string
}

// SourceLine is a line of a file beside the manifest.
type SourceLine struct {
	Name string // the path from the manifest's directory, with slashes
	Line int    // from 0
	At   int    // where the line begins, in bytes of the file
	Text string // without its end
}

// Fix is one way to mend a diagnostic.
type Fix struct {
	Title string
	// Edits all count in the checked text and do not overlap.
	Edits []text.Edit
	// Preferred marks the one fix that is safe to make without asking: see law.go.
	Preferred bool
	// Arbitrary marks one of several of which nothing tells which is meant: somebody has to choose, and
	// nobody makes the first one without looking.
	Arbitrary bool
	// Supposed says that the fix takes what is there for something that it may not be, such as a text: it is
	// tried out, and offered where that can stand at this place.
	Supposed bool
}
