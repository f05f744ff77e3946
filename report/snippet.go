package report

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// Of a line longer than maxShown bytes only the part around the span is shown,
// from at most leadShown bytes before it.
const (
	maxShown  = 160
	leadShown = 40
)

// mark is a span to underline.
type mark struct {
	line    int // 0-based
	span    text.Span
	message string // written behind the underline
	pen     string // "^" or "-"
	style   style
}

// Snippet returns the line of a text in which a span begins, with the span underlined.
func Snippet(buf *text.Buffer, span text.Span, o Options) string {
	var out strings.Builder
	w := bufio.NewWriter(&out)
	o.snippet(w, buf, analysis.Diagnostic{Severity: analysis.Error, Span: span})
	_ = w.Flush() // a builder has no errors
	return out.String()
}

// snippet writes the lines of a diagnostic and of what it is related to, in the
// order of the file, underlined. It returns the width of the margin, in columns, that
// holds the line numbers.
func (o Options) snippet(out *bufio.Writer, buf *text.Buffer, d analysis.Diagnostic) int {
	marks := []mark{{buf.LineAt(d.Span.Start), d.Span, "", "^", severityStyles[d.Severity]}}
	for _, r := range d.Related {
		if r.Source != (analysis.SourceLine{}) {
			continue
		}
		marks = append(marks, mark{buf.LineAt(r.Span.Start), r.Span, Printable(r.Message), "-", blue})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.line - b.line })

	margin := len(fmt.Sprint(marks[len(marks)-1].line+1)) + 1
	bar := o.paint(faint, "|")
	for i, m := range marks {
		if i > 0 && m.line > marks[i-1].line+1 {
			fmt.Fprintf(out, "%*s %s\n", margin, "", o.paint(faint, ":"))
		}
		shown, underline := m.draw(buf)
		if i == 0 || m.line != marks[i-1].line || buf.Line(m.line).Len() > maxShown {
			number := o.paint(faint, fmt.Sprintf("%*d", margin, m.line+1))
			out.WriteString(strings.TrimRight(number+" "+bar+" "+shown, " ") + "\n")
		}
		label := strings.TrimRight(strings.TrimLeft(underline, " ")+" "+m.message, " ")
		indent := underline[:len(underline)-len(strings.TrimLeft(underline, " "))]
		fmt.Fprintf(out, "%*s %s %s%s\n", margin, "", bar, indent, o.paint(m.style, label))
	}
	return margin
}

// draw returns the source line of a mark, as it is shown, and the line that
// underlines the part of the mark's span that lies in it: at least one column.
func (m mark) draw(buf *text.Buffer) (shown, underline string) {
	window := window(buf, buf.Line(m.line), m.span.Start)
	line := buf.Line(m.line)
	shown, columns := layout(buf.Slice(window))
	start := min(max(m.span.Start, window.Start), window.End)
	end := min(max(m.span.End, start), window.End)
	if m.span.End > line.End {
		end = start + len(strings.TrimRight(buf.Slice(text.Span{Start: start, End: end}), " \t"))
	}
	from, to := columns[start-window.Start], columns[end-window.Start]
	if window.Start > line.Start {
		shown, from, to = "…"+shown, from+1, to+1
	}
	if window.End < line.End {
		shown += "…"
	}
	return shown, strings.Repeat(" ", from) + strings.Repeat(m.pen, max(to-from, 1))
}

// window returns the part of a line to show: all of it, or whole characters around
// offset.
func window(buf *text.Buffer, line text.Span, offset int) text.Span {
	if line.Len() <= maxShown {
		return line
	}
	src := buf.String()
	start := max(min(offset-leadShown, line.End-maxShown), line.Start)
	for start > line.Start && !utf8.RuneStart(src[start]) {
		start--
	}
	end := min(start+maxShown, line.End)
	for end < line.End && !utf8.RuneStart(src[end]) {
		end++
	}
	return text.Span{Start: start, End: end}
}
