package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
)

// Options say how [Text] writes.
type Options struct {
	Color bool // with the colour sequences of terminals
}

// maxMended is for how many diagnostics of a file fixes are worked out: each may take as long as
// a check.
const maxMended = 200

// Text writes each diagnostic with the source around it, and a closing count. The
// first line of a diagnostic has the form that editors and log viewers know:
// "path:line:column: severity: message [code]". The error is the writer's.
func Text(w io.Writer, files []File, o Options) error {
	out := bufio.NewWriter(w)
	for _, f := range files {
		for i, d := range f.Diagnostics {
			o.diagnostic(out, f, d, i < maxMended)
			out.WriteString("\n")
		}
		if len(f.Diagnostics) > maxMended {
			fmt.Fprintf(out, "%s: fixes are shown for the first %d problems only\n\n", Printable(f.Path), maxMended)
		}
	}
	out.WriteString(o.summary(files) + "\n")
	return out.Flush()
}

func (o Options) diagnostic(out *bufio.Writer, f File, d analysis.Diagnostic, mended bool) {
	line, column := f.position(d.Span.Start)
	severity := severityStyles[d.Severity]
	fmt.Fprintf(out, "%s %s %s %s\n",
		o.paint(bold, fmt.Sprintf("%s:%d:%d:", Printable(f.Path), line, column)),
		o.paint(severity, d.Severity.String()+":"),
		o.paint(bold, Printable(d.Message)),
		o.paint(faint, "["+d.Rule.ID+"]"))

	margin := o.snippet(out, f.Buffer, d)
	if !mended {
		return
	}
	for _, fix := range d.Offered() {
		fmt.Fprintf(out, "%*s %s %s %s\n", margin, "", o.paint(faint, "="), o.paint(green, "fix:"), Printable(fix.Title))
	}
}

// summary is the closing line.
func (o Options) summary(files []File) string {
	counts := map[analysis.Severity]int{}
	skipped := 0
	for _, f := range files {
		if f.Skipped {
			skipped++
		}
		for _, d := range f.Diagnostics {
			counts[d.Severity]++
		}
	}
	checked := len(files) - skipped
	if checked == 0 {
		return "No Forge manifest found" + others(skipped, " (", ")")
	}
	found := []string{}
	for severity := analysis.Error; severity <= analysis.Hint; severity++ {
		if n := counts[severity]; n > 0 {
			found = append(found, o.paint(severityStyles[severity], counted(n, severity)))
		}
	}
	if len(found) == 0 {
		found = append(found, o.paint(green, "No problems"))
	}
	return strings.Join(found, ", ") + " in " + prose.Count(checked, "file", "files") + others(skipped, " (", ")")
}

// others counts the files that were passed over.
func others(n int, before, after string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return before + "1 other file is not Forge's" + after
	default:
		return before + fmt.Sprint(n) + " other files are not Forge's" + after
	}
}

// counted says "1 error" or "2 errors". "Information" has no plural.
func counted(n int, of analysis.Severity) string {
	if of == analysis.Information {
		return prose.Count(n, of.String(), of.String())
	}
	return prose.Count(n, of.String(), of.String()+"s")
}
