package yamledit

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// RemovePair takes the pair of m that starts where pair does out of m, with its
// lines. An emptied mapping becomes "{}".
func (w *Writer) RemovePair(m syntax.Node, pair syntax.PairNode) []text.Edit {
	return w.removeNode(m, pair.Node, "{}")
}

// RemoveItem takes an item out of a sequence, with its lines. An emptied sequence
// becomes "[]".
func (w *Writer) RemoveItem(seq syntax.Node, item syntax.ItemNode) []text.Edit {
	return w.removeNode(seq, item.Node, "[]")
}

// removeNode takes the element n out of a collection.
func (w *Writer) removeNode(in, n syntax.Node, empty string) []text.Edit {
	before, behind, ok := in.Beside(n.Span().Start)
	only, last := before.IsZero() && behind.IsZero(), behind.IsZero()
	span := n.Outer()
	switch {
	case !ok:
		return nil
	case only && in.IsFlow():
		return []text.Edit{{Span: span}}
	case only:
		return []text.Edit{{Span: span, New: empty}}
	case in.IsFlow() && last:
		return []text.Edit{{Span: text.Span{Start: before.Span().End, End: span.End}}}
	case in.IsFlow():
		return []text.Edit{{Span: text.Span{Start: span.Start, End: behind.Outer().Start}}}
	case w.StartsLine(span.Start):
		return []text.Edit{{Span: w.WholeLines(span)}}
	case !last: // the first pair of "- key: value"
		return []text.Edit{{Span: text.Span{Start: span.Start, End: behind.Outer().Start}}}
	default:
		return []text.Edit{{Span: span, New: empty}}
	}
}

// StartsLine reports whether only spaces stand before offset on its line.
func (w *Writer) StartsLine(offset int) bool {
	buf := w.File.Buffer()
	line := buf.Line(buf.LineAt(offset))
	return strings.Trim(buf.String()[line.Start:offset], " \t") == ""
}

// IsLine reports whether a line of an editor is one of YAML, too, which takes a lone "\r" for text: else a comment on it is not over
// where the line is.
func IsLine(buf *text.Buffer, n int) bool {
	s, line := buf.String(), buf.Line(n)
	rest := s[line.End:]
	begins := line.Start == 0 || s[line.Start-1] == '\n'
	return begins && (rest == "" || rest[0] == '\n' || strings.HasPrefix(rest, "\r\n"))
}

// WholeLines widens a span to the lines it touches, with the line end behind the
// last one, or the one in front of the first where the text ends without.
func (w *Writer) WholeLines(span text.Span) text.Span {
	buf := w.File.Buffer()
	first, last := buf.LineAt(span.Start), buf.LineAt(span.End)
	wide := text.Span{Start: buf.Line(first).Start, End: buf.Len()}
	if last+1 < buf.Lines() {
		wide.End = buf.Line(last + 1).Start
	} else if first > 0 {
		wide.Start = buf.Line(first - 1).End
	}
	return wide
}
