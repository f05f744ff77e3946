// Package gitlab writes results as a Code Quality report of GitLab.
package gitlab

import (
	"bufio"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/report"
)

// New returns the format.
func New() report.Format { return &format{} }

// format counts the issues that it has written.
type format struct{ issues int }

// issue is what GitLab reads of a problem.
type issue struct {
	Type        string   `json:"type"`
	CheckName   string   `json:"check_name"`
	Description string   `json:"description"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

// location is where an issue is.
type location struct {
	Path  string `json:"path"`
	Lines lines  `json:"lines"`
}

// lines count from 1.
type lines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// severities are GitLab's words for the severities.
var severities = map[analysis.Severity]string{
	analysis.Error:       "major",
	analysis.Warning:     "minor",
	analysis.Information: "info",
	analysis.Hint:        "info",
}

// File implements [report.Format].
func (g *format) File(out *bufio.Writer, f report.File) {
	for i, d := range f.Diagnostics {
		g.separate(out)
		out.Write(report.Encoded(issue{
			Type: "issue", CheckName: d.Rule.ID, Description: d.Message, Severity: severities[d.Severity],
			// Of two issues with one fingerprint GitLab shows one: the path belongs to it.
			Fingerprint: report.PathFingerprint(f.Path, f.Fingerprint(i)),
			Location:    location{f.Path, lines{f.Position(d.Span.Start).Line, f.Position(d.Span.End).Line}},
		}))
	}
}

// End implements [report.Format].
func (g *format) End(out *bufio.Writer, _ *report.Total) {
	if g.issues == 0 {
		out.WriteString("[")
	}
	out.WriteString("\n]\n")
}

// separate writes what comes before an issue.
func (g *format) separate(out *bufio.Writer) {
	if g.issues++; g.issues == 1 {
		out.WriteString("[\n")
		return
	}
	out.WriteString(",\n")
}
