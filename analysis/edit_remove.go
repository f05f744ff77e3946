package analysis

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// removePair takes the pair of m that starts where pair does out of m, with its
// lines. An emptied mapping becomes "{}".
func (p *pass) removePair(m syntax.Node, pair syntax.PairNode) []text.Edit {
	var nodes []syntax.Node
	for n := range m.Pairs() {
		nodes = append(nodes, n.Node)
	}
	return p.removeNode(m, nodes, pair.Node, "{}")
}

// removeItem takes an item out of a sequence, with its lines. An emptied sequence
// becomes "[]".
func (p *pass) removeItem(seq syntax.Node, item syntax.ItemNode) []text.Edit {
	var nodes []syntax.Node
	for n := range seq.Items() {
		nodes = append(nodes, n.Node)
	}
	return p.removeNode(seq, nodes, item.Node, "[]")
}

// removeNode takes the element n out of a collection; all are its elements.
func (p *pass) removeNode(in syntax.Node, all []syntax.Node, n syntax.Node, empty string) []text.Edit {
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
	case p.startsLine(span.Start):
		return []text.Edit{{Span: p.wholeLines(span)}}
	case at+1 < len(all): // the first pair of "- key: value"
		return []text.Edit{{Span: text.Span{Start: span.Start, End: all[at+1].Outer().Start}}}
	default:
		return []text.Edit{{Span: span, New: empty}}
	}
}

// startsLine reports whether only spaces stand before offset on its line.
func (p *pass) startsLine(offset int) bool {
	line := p.buf.Line(p.buf.LineAt(offset))
	return strings.Trim(p.buf.String()[line.Start:offset], " \t") == ""
}

// wholeLines widens a span to the lines it touches, with the line end behind the
// last one, or the one in front of the first where the text ends without.
func (p *pass) wholeLines(span text.Span) text.Span {
	first, last := p.buf.LineAt(span.Start), p.buf.LineAt(span.End)
	wide := text.Span{Start: p.buf.Line(first).Start, End: p.buf.Len()}
	if last+1 < p.buf.Lines() {
		wide.End = p.buf.Line(last + 1).Start
	} else if first > 0 {
		wide.Start = p.buf.Line(first - 1).End
	}
	return wide
}
