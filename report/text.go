package report

import (
	"bufio"
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
)

// Options say how [Text] writes.
type Options struct {
	Color bool // with the colour sequences of terminals
	// Width is how many columns the terminal has, at whose end messages are wrapped; 0 where nothing is.
	Width int
	// Mark marks the problems that --fix would fix.
	Mark bool
	// Statistics adds a line for each rule to the summary.
	Statistics bool
	// Verbose lists what was fixed.
	Verbose bool
}

// fixable is the mark of a problem that --fix would fix.
const fixable = "[*]"

// Text returns the format for people: each diagnostic with the source around it, and a closing count.
// The first line of a diagnostic has the form that editors and log viewers know:
// "path:line:column: severity: message [code]".
func Text(o Options) Format { return textFormat{o} }

// textFormat is what [Text] returns.
type textFormat struct{ Options }

// File implements [Format].
func (t textFormat) File(out *bufio.Writer, f File) {
	if t.Verbose {
		for _, fixed := range f.Fixed {
			fmt.Fprintf(out, "%s:%d: %s %s %s\n", Printable(f.Path), fixed.Line, t.paint(green, "fixed:"), Printable(fixed.Title), t.paint(faint, "["+fixed.Rule.ID+"]"))
		}
		if len(f.Fixed) > 0 {
			out.WriteString("\n")
		}
	}
	shown := map[string]bool{}
	for i := range f.Diagnostics {
		t.diagnostic(out, f, i, shown)
		out.WriteString("\n")
	}
	if len(f.Diagnostics) > maxMended {
		fmt.Fprintf(out, "%s: fixes are shown for the first %d problems only\n\n", Printable(f.Path), maxMended)
	}
}

// End implements [Format].
func (t textFormat) End(out *bufio.Writer, total *Total) {
	if t.Statistics {
		t.statistics(out, total)
	}
	if total.Fixed > 0 {
		fmt.Fprintf(out, "%s fixed in %s\n", prose.Count(total.Fixed, "problem", "problems"), prose.Count(total.FixedFiles, "file", "files"))
	}
	if total.Files > 0 || len(total.Failures) == 0 { // who named what is not there is told that alone
		out.WriteString(t.summary(total) + "\n")
	}
	if t.Mark && total.Fixable > 0 {
		fmt.Fprintf(out, "%s %s can be fixed with --fix\n", fixable, prose.Count(total.Fixable, "problem", "problems"))
	}
	if total.Known > 0 {
		fmt.Fprintf(out, "Not shown because of the baseline: %s\n", prose.Count(total.Known, "problem", "problems"))
	}
}

// Summary returns the format for people that counts the problems of each rule, and shows none.
func Summary(o Options) Format {
	o.Statistics, o.Verbose = true, false
	return summaryFormat{textFormat{o}}
}

// summaryFormat is what [Summary] returns.
type summaryFormat struct{ textFormat }

// File implements [Format].
func (summaryFormat) File(*bufio.Writer, File) {}

// diagnostic writes the diagnostic with an index. What fixes were shown in the file is kept: the
// same one is shown once.
func (o Options) diagnostic(out *bufio.Writer, f File, i int, shown map[string]bool) {
	d := f.Diagnostics[i]
	fixes, safe := f.offered(i, o.Mark)
	o.head(out, f, d, safe >= 0)
	margin := o.snippet(out, f.Buffer, d)
	for _, r := range d.Related {
		if r.Source == (analysis.SourceLine{}) { // it is in the snippet
			continue
		}
		in, span := f.Related(r)
		at := in.Position(span.Start)
		place := fmt.Sprintf("%s:%d:%d:", Printable(in.Path), at.Line, at.Column)
		fmt.Fprintf(out, "%*s %s %s %s\n", margin, "", o.paint(faint, "="), o.paint(blue, place), Printable(r.Message))
	}
	for j, fix := range fixes {
		id := fmt.Sprint(fix.Title, fix.Edits)
		if shown[id] {
			continue
		}
		shown[id] = true
		title := Printable(fix.Title)
		if j == safe {
			title += " " + fixable
		}
		lead := margin + len(" = fix: ")
		fmt.Fprintf(out, "%*s %s %s %s\n", margin, "", o.paint(faint, "="), o.paint(green, "fix:"), strings.Join(o.wrap(title, lead, lead), "\n"))
	}
}

// head writes the line that says where what is wrong, and its continuation on a narrow terminal.
func (o Options) head(out *bufio.Writer, f File, d analysis.Diagnostic, isFixable bool) {
	at := f.Position(d.Span.Start)
	place := fmt.Sprintf("%s:%d:%d:", Printable(f.Path), at.Line, at.Column)
	code, mark := "["+d.Rule.ID+"]", ""
	if isFixable {
		mark = " " + o.paint(green, fixable)
	}
	lead := widthOf(place) + 1 + len(d.Severity.String()) + len(": ")
	lines := o.wrap(Printable(d.Message)+" "+code, lead, 2)
	for i, line := range lines {
		if i == len(lines)-1 {
			words := strings.TrimSuffix(line, code)
			line = o.paint(bold, strings.TrimRight(words, " ")) + words[len(strings.TrimRight(words, " ")):] + o.paint(faint, code) + mark
		} else {
			line = o.paint(bold, line)
		}
		if i == 0 {
			line = o.paint(bold, place) + " " + o.paint(severityStyles[d.Severity], d.Severity.String()+":") + " " + line
		}
		out.WriteString(line + "\n")
	}
}

// offered returns the fixes of a diagnostic, by its index, and which of them is safe where that is to
// be marked.
func (f File) offered(i int, mark bool) (fixes []analysis.Fix, safe int) {
	if mark || i >= maxMended {
		return f.Fixes(i)
	}
	return likely(f.Diagnostics[i].Offered()), -1
}

// statistics writes how many problems each rule has, the most first.
func (o Options) statistics(out *bufio.Writer, total *Total) {
	for _, rule := range total.ByRule() {
		count := total.Rules[rule]
		mark := ""
		if count.Fixable > 0 {
			mark = fmt.Sprintf(" (%d %s)", count.Fixable, fixable)
		}
		fmt.Fprintf(out, "%6d  %s  %s%s\n", count.Count, o.paint(severityStyles[count.Severity], fmt.Sprintf("%-11s", count.Severity)), rule.ID, mark)
	}
	if len(total.Rules) > 0 {
		out.WriteString("\n")
	}
}

// summary is the line with the counts.
func (o Options) summary(t *Total) string {
	if t.Files == 0 {
		return "No Forge manifest found" + others(t.Skipped, " (", ")")
	}
	found := []string{}
	for severity := analysis.Error; severity <= analysis.Hint; severity++ {
		if n := t.Severities[severity]; n > 0 {
			found = append(found, o.paint(severityStyles[severity], counted(n, severity)))
		}
	}
	if len(found) == 0 {
		found = append(found, o.paint(green, "No problems"))
	}
	return strings.Join(found, ", ") + " in " + prose.Count(t.Files, "file", "files") + others(t.Skipped, " (", ")")
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
