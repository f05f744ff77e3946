package yaml

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// fixes indents the run. That is safe where the "|" has no other text, all lines are
// sentences, and a key or the end follows: the words stay as they are, and can be nothing else.
func (t *looseText) fixes() []analysis.Fix {
	edits, safe := indentRun(t.p, t.first, t.last, t.column()), t.isEmpty() && t.endsClearly()
	for at := t.first; at <= t.last; at++ {
		s := strings.TrimSpace(t.p.LineText(at))
		safe = safe && (s == "" || strings.Contains(s, " ") && s[0] != '#' && !mend.Keyed.MatchString(s))
	}
	return []analysis.Fix{{Title: fmt.Sprintf("Indent the text to column %d", t.column()+1), Preferred: safe, Edits: edits}}
}

// endsClearly reports whether a key or the end of the file follows the run.
func (t *looseText) endsClearly() bool {
	next := t.last + 1
	for next < t.p.Buf.Lines() && t.p.LineText(next) == "" {
		next++
	}
	if next == t.p.Buf.Lines() {
		return true
	}
	key := mend.Keyed.FindStringSubmatch(strings.TrimLeft(t.p.LineText(next), "- "))
	return key != nil && !strings.Contains(key[1], " ")
}

// indentRun moves lines so that the leftmost of them starts in a column.
func indentRun(p *analysis.Pass, first, last, column int) []text.Edit {
	least := -1
	for at := first; at <= last; at++ {
		if p.LineText(at) != "" && (least < 0 || width(p, at) < least) {
			least = width(p, at)
		}
	}
	var edits []text.Edit
	for at := first; at <= last; at++ {
		if p.LineText(at) == "" {
			continue
		}
		start := p.Buf.Line(at).Start
		want := column + width(p, at) - least
		switch {
		case hasTab(p, at):
			edits = append(edits, text.Edit{Span: text.Span{Start: start, End: start + indentOf(p, at)}, New: yamledit.Spaces(want)})
		case want >= indentOf(p, at):
			edits = append(edits, text.Edit{Span: text.At(start), New: yamledit.Spaces(want - indentOf(p, at))})
		default:
			edits = append(edits, text.Edit{Span: text.Span{Start: start, End: start + indentOf(p, at) - want}})
		}
	}
	return edits
}

// width is the number of columns by which a line is indented, where a tab is as wide as a step.
func width(p *analysis.Pass, line int) int {
	start := p.Buf.Line(line).Start
	return looksOf(p, text.Span{Start: start, End: start + indentOf(p, line)})[0]
}
