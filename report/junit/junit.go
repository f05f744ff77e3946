// Package junit writes results as the XML of test runs that JUnit began and most CI systems read: a
// suite for each manifest, a failed test for each error.
package junit

import (
	"bufio"
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/report"
)

// New returns the format.
func New() report.Format { return &format{} }

// format knows whether its head is written.
type format struct{ begun bool }

// File implements [report.Format]. What is no error is a test that passed, with a text: the run
// passes, too.
func (j *format) File(out *bufio.Writer, f report.File) {
	j.begin(out)
	if f.Skipped {
		return
	}
	path := report.XMLText(f.Path)
	fmt.Fprintf(out, "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"0\">\n",
		path, max(len(f.Diagnostics), 1), analysis.CountErrors(f.Diagnostics))
	if len(f.Diagnostics) == 0 {
		fmt.Fprintf(out, "    <testcase name=\"no problems\" classname=\"%s\" time=\"0\"/>\n", path)
	}
	for _, d := range f.Diagnostics {
		at := f.Position(d.Span.Start)
		fmt.Fprintf(out, "    <testcase name=\"%s at %d:%d\" classname=\"%s\" time=\"0\">\n", report.XMLText(d.Rule.ID), at.Line, at.Column, path)
		message := report.XMLText(d.Message)
		if d.Severity == analysis.Error {
			fmt.Fprintf(out, "      <failure type=\"%s\" message=\"%s\">%s:%d:%d: %s</failure>\n", report.XMLText(d.Rule.ID), message, path, at.Line, at.Column, message)
		} else {
			fmt.Fprintf(out, "      <system-out>%s:%d:%d: %s: %s</system-out>\n", path, at.Line, at.Column, d.Severity, message)
		}
		out.WriteString("    </testcase>\n")
	}
	out.WriteString("  </testsuite>\n")
}

// End implements [report.Format].
func (j *format) End(out *bufio.Writer, t *report.Total) {
	j.begin(out)
	if n := len(t.Failures); n > 0 {
		fmt.Fprintf(out, "  <testsuite name=\"forge-manifest-ls\" tests=\"%d\" failures=\"0\" errors=\"%d\" skipped=\"0\" time=\"0\">\n", n, n)
		for _, failure := range t.Failures {
			message := report.XMLText(failure.Said())
			fmt.Fprintf(out, "    <testcase name=\"%s\" classname=\"forge-manifest-ls\" time=\"0\">\n      <error type=\"failure\" message=\"%s\"/>\n    </testcase>\n", message, message)
		}
		out.WriteString("  </testsuite>\n")
	}
	out.WriteString("</testsuites>\n")
}

// begin writes the head, once.
func (j *format) begin(out *bufio.Writer) {
	if !j.begun {
		out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"forge-manifest-ls\">\n")
		j.begun = true
	}
}
