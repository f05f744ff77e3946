package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/text"
)

// fixes indents the run. That is safe where the "|" has no other text, all lines are
// sentences, and a key or the end follows: the words stay as they are, and can be nothing else.
func (t *looseText) fixes() []Fix {
	edits, safe := t.p.indentRun(t.first, t.last, t.column()), t.isEmpty() && t.endsClearly()
	for at := t.first; at <= t.last; at++ {
		s := strings.TrimSpace(t.p.lineText(at))
		safe = safe && (s == "" || strings.Contains(s, " ") && s[0] != '#' && !keyed.MatchString(s))
	}
	return []Fix{{Title: fmt.Sprintf("Indent the text to column %d", t.column()+1), Preferred: safe, Edits: edits}}
}

// endsClearly reports whether a key or the end of the file follows the run.
func (t *looseText) endsClearly() bool {
	next := t.last + 1
	for next < t.p.buf.Lines() && t.p.lineText(next) == "" {
		next++
	}
	if next == t.p.buf.Lines() {
		return true
	}
	key := keyed.FindStringSubmatch(strings.TrimLeft(t.p.lineText(next), "- "))
	return key != nil && !strings.Contains(key[1], " ")
}

// indentRun moves lines so that the leftmost of them starts in a column.
func (p *pass) indentRun(first, last, column int) []text.Edit {
	least := -1
	for at := first; at <= last; at++ {
		if p.lineText(at) != "" && (least < 0 || p.width(at) < least) {
			least = p.width(at)
		}
	}
	var edits []text.Edit
	for at := first; at <= last; at++ {
		if p.lineText(at) == "" {
			continue
		}
		start := p.buf.Line(at).Start
		want := column + p.width(at) - least
		switch {
		case p.hasTab(at):
			edits = append(edits, text.Edit{Span: text.Span{Start: start, End: start + p.indent(at)}, New: edit.Spaces(want)})
		case want >= p.indent(at):
			edits = append(edits, text.Edit{Span: text.At(start), New: edit.Spaces(want - p.indent(at))})
		default:
			edits = append(edits, text.Edit{Span: text.Span{Start: start, End: start + p.indent(at) - want}})
		}
	}
	return edits
}

// width is the number of columns by which a line is indented, where a tab is as wide as a step.
func (p *pass) width(line int) int {
	start := p.buf.Line(line).Start
	return p.looksOf(text.Span{Start: start, End: start + p.indent(line)})[0]
}
