package format

import (
	"cmp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// edits returns the edits of all lines, each as small as it can be.
func (l *layout) edits() []text.Edit {
	out := l.inner
	for i := l.first; i <= l.last; i++ {
		at := &l.lines[i]
		trail := l.trail(at)
		if (at.next != at.column || trail.Len() > 0) && !yamledit.IsLine(l.buf, i) {
			continue // what looks like a line lies in the text or the comment of one
		}
		if !at.blank || at.exact {
			out = append(out, l.indent(at)...)
		}
		if trail.Len() > 0 && !at.exact {
			out = append(out, text.Edit{Span: trail})
		}
	}
	if end, ok := l.lineEnd(); ok {
		out = append(out, end)
	}
	slices.SortStableFunc(out, func(a, b text.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return out
}

// indent returns the edit that puts the text of a line at its new column. Only spaces are taken away.
func (l *layout) indent(at *line) []text.Edit {
	switch more := at.next - at.column; {
	case more > 0:
		return []text.Edit{{Span: text.At(at.start), New: strings.Repeat(" ", more)}}
	case more < 0 && !strings.Contains(l.src[at.start:at.start-more], "\t"):
		return []text.Edit{{Span: text.Span{Start: at.start, End: at.start - more}}}
	}
	return nil
}

// trail is the span of the blanks at the end of a line.
func (l *layout) trail(at *line) text.Span {
	end := at.end
	for end > at.start && (l.src[end-1] == ' ' || l.src[end-1] == '\t') {
		end--
	}
	return text.Span{Start: end, End: at.end}
}

// lineEnd returns the edit that ends the last line as the first one ends. It is false where
// the text ends so already, is empty, or may not be changed there.
func (l *layout) lineEnd() (text.Edit, bool) {
	last := &l.lines[len(l.lines)-1]
	if l.last < len(l.lines)-1 || last.blank || last.exact && len(l.trouble) > 0 {
		return text.Edit{}, false
	}
	end := "\n"
	if strings.HasPrefix(l.src[l.lines[0].end:], "\r\n") {
		end = "\r\n"
	}
	return text.Edit{Span: text.At(len(l.src)), New: end}, true
}
