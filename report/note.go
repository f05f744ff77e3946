package report

import (
	"bufio"
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// Note is something to say of a place of a file that is no diagnostic.
type Note struct {
	Path     string
	Buffer   *text.Buffer
	Span     text.Span
	Severity analysis.Severity // gives the colour
	Label    string            // stands where diagnostics have their severity
	Message  string
	Code     string
	// Details are written below, each with a word in front.
	Details [][2]string
}

// Note writes a note in the form in which [Text] writes a diagnostic.
func (o Options) Note(out *bufio.Writer, n Note) {
	at := n.Buffer.PositionAt(n.Span.Start, text.UTF32)
	fmt.Fprintf(out, "%s %s %s %s\n",
		o.paint(bold, fmt.Sprintf("%s:%d:%d:", Printable(n.Path), at.Line+1, at.Character+1)),
		o.paint(severityStyles[n.Severity], n.Label+":"),
		o.paint(bold, Printable(n.Message)),
		o.paint(faint, "["+n.Code+"]"))
	margin := o.snippet(out, n.Buffer, analysis.Diagnostic{Span: n.Span, Severity: n.Severity})
	for _, d := range n.Details {
		fmt.Fprintf(out, "%*s %s %s %s\n", margin, "", o.paint(faint, "="), o.paint(green, d[0]+":"), Printable(d[1]))
	}
}

// Title returns a text as the title of a part.
func (o Options) Title(s string) string { return o.paint(bold, Printable(s)) }
