package edit

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// RemovePair takes the pair of m that starts where pair does out of m, with its
// lines. An emptied mapping becomes "{}".
func (w *Writer) RemovePair(m syntax.Node, pair syntax.PairNode) []text.Edit {
	var nodes []syntax.Node
	for n := range m.Pairs() {
		nodes = append(nodes, n.Node)
	}
	return w.removeNode(m, nodes, pair.Node, "{}")
}

// RemoveItem takes an item out of a sequence, with its lines. An emptied sequence
// becomes "[]".
func (w *Writer) RemoveItem(seq syntax.Node, item syntax.ItemNode) []text.Edit {
	var nodes []syntax.Node
	for n := range seq.Items() {
		nodes = append(nodes, n.Node)
	}
	return w.removeNode(seq, nodes, item.Node, "[]")
}

// removeNode takes the element n out of a collection; all are its elements.
func (w *Writer) removeNode(in syntax.Node, all []syntax.Node, n syntax.Node, empty string) []text.Edit {
	at := -1
	for i, other := range all {
		if other.Span() == n.Span() {
			at = i
		}
	}
	span := n.Outer()
	switch {
	case at < 0:
		return nil
	case len(all) == 1 && in.IsFlow():
		return []text.Edit{{Span: span}}
	case len(all) == 1:
		return []text.Edit{{Span: span, New: empty}}
	case in.IsFlow() && at == len(all)-1:
		return []text.Edit{{Span: text.Span{Start: all[at-1].Span().End, End: span.End}}}
	case in.IsFlow():
		return []text.Edit{{Span: text.Span{Start: span.Start, End: all[at+1].Outer().Start}}}
	case w.StartsLine(span.Start):
		return []text.Edit{{Span: w.WholeLines(span)}}
	case at+1 < len(all): // the first pair of "- key: value"
		return []text.Edit{{Span: text.Span{Start: span.Start, End: all[at+1].Outer().Start}}}
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
