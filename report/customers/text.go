package customers

import (
	"bufio"
	"io"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/report"
)

// Text writes a line about each change, and then a paragraph about each of its effects, with the source
// around it. What Forge would refuse comes first. The error is the writer's.
func Text(w io.Writer, all []Change, o report.Options) error {
	out := bufio.NewWriter(w)
	for _, c := range all {
		out.WriteString(report.Printable(c.path()) + ": " + c.headline() + "\n\n")
		c.New.errors(out, o)
		c.Old.errors(out, o)
		for _, u := range c.Result.Unjudged {
			s := c.side(u.Side)
			o.Note(out, report.Note{Path: s.Path, Buffer: s.Buffer, Span: u.Span, Severity: analysis.Hint, Label: "unjudged", Message: unjudgedMessage(u), Code: "not-judged"})
			out.WriteString("\n")
		}
		for _, e := range c.Result.Effects {
			c.effect(out, e, o)
			out.WriteString("\n")
		}
	}
	if len(all) == 0 {
		out.WriteString("No manifest has changed\n")
	}
	return out.Flush()
}

// effect writes an effect. One that stands behind an alias shows what was written for it, too.
func (c Change) effect(out *bufio.Writer, e impact.Effect, o report.Options) {
	s := c.side(e.Side)
	n := report.Note{
		Path: s.Path, Buffer: s.Buffer, Span: e.Span, Severity: severity(e), Label: label(e), Message: e.Message, Code: e.Kind(),
		Details: [][2]string{{"page", e.Rule.Link() + " (" + e.Rule.Day() + ")"}},
	}
	if e.Cause != e.Span {
		n.Details = append([][2]string{{"cause", s.place(e.Cause) + ", by an alias"}}, n.Details...)
	}
	o.Note(out, n)
}

// errors writes what Forge would refuse in a manifest.
func (s Side) errors(out *bufio.Writer, o report.Options) {
	for _, d := range s.Errors {
		o.Note(out, report.Note{Path: s.Path, Buffer: s.Buffer, Span: d.Span, Severity: d.Severity, Label: d.Severity.String(), Message: d.Message, Code: d.Rule.ID})
		out.WriteString("\n")
	}
}
