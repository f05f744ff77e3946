// Package checkstyle writes results as the XML of Checkstyle, which many tools read.
package checkstyle

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

// severities are Checkstyle's words for the severities.
var severities = map[analysis.Severity]string{
	analysis.Error:       "error",
	analysis.Warning:     "warning",
	analysis.Information: "info",
	analysis.Hint:        "info",
}

// File implements [report.Format].
func (c *format) File(out *bufio.Writer, f report.File) {
	c.begin(out)
	if f.Skipped {
		return
	}
	fmt.Fprintf(out, "  <file name=\"%s\">\n", report.XMLText(f.Path))
	for _, d := range f.Diagnostics {
		at := f.Position(d.Span.Start)
		fmt.Fprintf(out, "    <error line=\"%d\" column=\"%d\" severity=\"%s\" message=\"%s\" source=\"forge-manifest-ls.%s\"/>\n",
			at.Line, at.Column, severities[d.Severity], report.XMLText(d.Message), report.XMLText(d.Rule.ID))
	}
	out.WriteString("  </file>\n")
}

// End implements [report.Format].
func (c *format) End(out *bufio.Writer, t *report.Total) {
	c.begin(out)
	for _, failure := range t.Failures {
		fmt.Fprintf(out, "  <file name=\"%s\">\n    <error line=\"1\" severity=\"error\" message=\"%s\" source=\"forge-manifest-ls.failure\"/>\n  </file>\n",
			report.XMLText(failure.Path), report.XMLText(failure.Message))
	}
	out.WriteString("</checkstyle>\n")
}

// begin writes the head, once.
func (c *format) begin(out *bufio.Writer) {
	if !c.begun {
		out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
		c.begun = true
	}
}
