// Package github writes results as workflow commands of GitHub Actions, which shows them as
// annotations of the lines.
package github

import (
	"bufio"
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/report"
)

// New returns the format.
func New() report.Format { return format{} }

// format is what [New] returns.
type format struct{}

// levels are the commands for the severities.
var levels = map[analysis.Severity]string{
	analysis.Error:       "error",
	analysis.Warning:     "warning",
	analysis.Information: "notice",
	analysis.Hint:        "notice",
}

// File implements [report.Format].
func (format) File(out *bufio.Writer, f report.File) {
	for _, d := range f.Diagnostics {
		start, end := f.Position(d.Span.Start), f.Position(d.Span.End)
		fmt.Fprintf(out, "::%s file=%s,line=%d,", levels[d.Severity], property(f.Path), start.Line)
		if start.Line == end.Line { // columns mean nothing over several lines
			fmt.Fprintf(out, "col=%d,endColumn=%d,", start.Column, end.Column)
		} else {
			fmt.Fprintf(out, "endLine=%d,", end.Line)
		}
		fmt.Fprintf(out, "title=%s::%s\n", property(d.Rule.ID), data(d.Message))
	}
}

// End implements [report.Format].
func (format) End(out *bufio.Writer, t *report.Total) {
	for _, failure := range t.Failures {
		if failure.Path != "" {
			fmt.Fprintf(out, "::error file=%s::%s\n", property(failure.Path), data(failure.Message))
			continue
		}
		fmt.Fprintf(out, "::error::%s\n", data(failure.Message))
	}
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// data escapes what ends a command.
func data(s string) string { return dataEscapes.Replace(printable(s)) }

// property escapes what ends a property of a command.
func property(s string) string { return propertyEscapes.Replace(printable(s)) }

// printable makes visible what a log would obey; line ends stay, because they are escaped.
func printable(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = report.Printable(lines[i])
	}
	return strings.Join(lines, "\n")
}
