// Package markdown writes results as Markdown, for comments and the summaries of CI jobs: a table for
// each file, and the counts.
package markdown

import (
	"bufio"
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/report"
)

// New returns the format with a table for each file that has problems.
func New() report.Format { return format{} }

// format is what [New] returns.
type format struct{}

// File implements [report.Format].
func (format) File(out *bufio.Writer, f report.File) {
	if len(f.Diagnostics) == 0 {
		return
	}
	fmt.Fprintf(out, "### %s\n\n| line | severity | rule | problem |\n| ---: | --- | --- | --- |\n", code(f.Path))
	for i, d := range f.Diagnostics {
		rule, mark := code(d.Rule.ID), ""
		if url := d.Rule.URL(); url != "" {
			rule = "[" + rule + "](" + url + ")"
		}
		if _, safe := f.Fixes(i); safe >= 0 {
			mark = " (`--fix`)"
		}
		fmt.Fprintf(out, "| %d | %s | %s%s | %s |\n", f.Position(d.Span.Start).Line, d.Severity, rule, mark, escaped(d.Message))
	}
	out.WriteString("\n")
}

// End implements [report.Format].
func (format) End(out *bufio.Writer, t *report.Total) {
	for _, failure := range t.Failures {
		fmt.Fprintf(out, "- **failed**: %s\n", escaped(failure.Said()))
	}
	if len(t.Failures) > 0 {
		out.WriteString("\n")
	}
	fmt.Fprintf(out, "%s, %s, %s, %s in %s; %d can be fixed with `--fix`.\n",
		prose.Count(t.Severities[analysis.Error], "error", "errors"),
		prose.Count(t.Severities[analysis.Warning], "warning", "warnings"),
		fmt.Sprint(t.Severities[analysis.Information])+" information",
		prose.Count(t.Severities[analysis.Hint], "hint", "hints"),
		prose.Count(t.Files, "file", "files"), t.Fixable)
}

// code puts a word between backticks, of which it may have some.
func code(s string) string {
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		s = " " + s + " "
	}
	return fence + strings.ReplaceAll(report.Printable(s), "|", "\\|") + fence
}

var escapes = strings.NewReplacer(
	"\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "<", "&lt;", "&", "&amp;",
	"[", "\\[", "]", "\\]", "#", "\\#", "~", "\\~", "@", "&#64;", "://", ":&#47;&#47;",
)

// escaped returns a text of which no Markdown counts: it may come from anybody.
func escaped(s string) string { return escapes.Replace(report.Printable(s)) }
