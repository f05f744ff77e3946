package customers

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/report"
)

// Characters that end a command of GitHub Actions, or one of its properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub writes each effect as a command of GitHub Actions, which shows it at its line: as a
// warning, and what is minor as a notice. What is gone is shown at the first line of the new manifest, because
// the line is gone, too. The error is the writer's.
func GitHub(w io.Writer, all []Change) error {
	out := bufio.NewWriter(w)
	for _, c := range all {
		fmt.Fprintf(out, "::notice file=%s::%s\n", property.Replace(report.Printable(c.path())), data.Replace(c.headline()))
		for _, d := range c.New.Errors {
			c.command(out, "error", c.New.rangeOf(d.Span), d.Rule.ID, "Forge refuses this: "+d.Message)
		}
		for _, u := range c.Result.Unjudged {
			c.command(out, "notice", c.shown(u.Side.String(), c.side(u.Side).rangeOf(u.Span)), "not-judged", unjudgedMessage(u))
		}
		for _, e := range c.Result.Effects {
			level := "notice"
			if severity(e) == analysis.Warning {
				level = "warning"
			}
			c.command(out, level, c.shown(e.Side.String(), c.side(e.Side).rangeOf(e.Span)), e.Kind(), label(e)+": "+e.Message+" ("+e.Rule.Link()+")")
		}
	}
	return out.Flush()
}

// shown is the range at which a place is shown, in the new manifest.
func (c Change) shown(side string, r report.Range) report.Range {
	if side == "old" {
		top := report.LineColumn{Line: 1, Column: 1}
		return report.Range{Start: top, End: top}
	}
	return r
}

// command writes one command.
func (c Change) command(out *bufio.Writer, level string, r report.Range, title, message string) {
	fmt.Fprintf(out, "::%s file=%s,line=%d,endLine=%d", level, property.Replace(report.Printable(c.path())), r.Start.Line, r.End.Line)
	if r.Start.Line == r.End.Line { // columns count on one line only
		fmt.Fprintf(out, ",col=%d,endColumn=%d", r.Start.Column, r.End.Column)
	}
	fmt.Fprintf(out, ",title=%s::%s\n", property.Replace(title), data.Replace(report.Printable(message)))
}
