package manifest

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/syntax"
)

// inFlow handles a cursor between brackets or braces.
func (l *locator) inFlow() bool {
	i := len(l.frames) - 1
	for i >= 0 && l.frames[i].node.IsFlow() && !l.isInside(i) {
		i--
	}
	if i < 0 || !l.frames[i].node.IsFlow() {
		if i < len(l.frames)-1 && !l.blank && l.frames[i+1].node.Span().Start < l.offset { // behind the closing bracket
			l.none(l.frames[max(i, 0)])
			return true
		}
		return false
	}
	l.unclosed(i)
	fr := l.frames[i]
	l.frames = l.frames[:i+1]
	end := fr.node.Span().Start + 1
	if !fr.last.IsZero() {
		end = fr.last.Span().End
	}
	switch {
	case fr.last.IsZero(), l.offset > end && strings.Contains(l.f.buf.String()[end:l.offset], ","):
		if fr.node.Kind() == syntax.Mapping {
			l.atKey(fr, syntax.PairNode{}, syntax.Node{})
		} else {
			l.newItem(fr)
		}
		l.out.Comma = l.lacksComma(fr)
	case fr.last.Kind() == syntax.Pair:
		l.inFlowPair(fr, syntax.PairNode{Node: fr.last})
	case l.offset <= end:
		l.onLine(fr)
	default:
		l.none(fr)
	}
	return true
}

// inFlowPair locates the cursor in a pair of a flow mapping.
func (l *locator) inFlowPair(fr frame, p syntax.PairNode) {
	if value, ok := l.valueWithColon(fr, p); ok {
		fr.last = value.Node
		l.atValue(fr, value.Value())
		l.out.Keys = slices.DeleteFunc(l.out.Keys, func(name string) bool { return name == "" })
		return
	}
	if c := p.Colon(); p.Value().Kind() == syntax.Empty && c.Len() > 0 && l.offset >= c.End {
		l.atValue(fr, p.Value())
		return
	}
	l.inPair(fr, p)
}

// isInside reports whether the cursor is between the brackets of a frame. One that
// lacks its closing bracket reaches to the end of its line, and over blank lines
// that are indented more than the block around it.
func (l *locator) isInside(i int) bool {
	fr := l.frames[i]
	span := fr.node.Span()
	if c := l.f.buf.String()[span.Start]; c != '[' && c != '{' {
		return span.Contains(l.offset)
	}
	if l.offset <= span.Start {
		return false
	}
	if l.offset < span.End {
		return true
	}
	if !isUnclosed(fr.node) {
		return false
	}
	for i >= 0 && l.frames[i].node.IsFlow() {
		i--
	}
	return !l.blank && l.sameLine(span.End) || l.blank && i >= 0 && l.offset-l.line.Start > l.frames[i].column
}

// isCut reports whether a text in a flow collection that starts on the cursor's line lacks
// the comma before what stands on the next lines: another member, though YAML may take it for
// more of the text.
func (l *locator) isCut(fr frame, n syntax.Node) bool {
	if !l.out.Flow || n.Kind() != syntax.Plain || !l.sameLine(n.Span().Start) {
		return false
	}
	if n.Span().End > l.line.End {
		return true
	}
	for c := range fr.node.Children() {
		if at := c.Outer().Start; at > l.offset {
			return at > l.line.End && l.lacksComma(fr)
		}
	}
	return false
}

// lacksComma reports whether another member of a flow collection follows the cursor without
// a comma between.
func (l *locator) lacksComma(fr frame) bool {
	for c := range fr.node.Children() {
		if at := c.Outer().Start; at > l.offset || at == l.offset && c != fr.last {
			return !strings.Contains(l.f.buf.String()[l.offset:at], ",")
		}
	}
	return false
}

// unclosed sets the brackets that the collections around the cursor lack, from the
// innermost outwards.
func (l *locator) unclosed(i int) {
	for ; i >= 0 && l.frames[i].node.IsFlow(); i-- {
		switch n := l.frames[i].node; {
		case !strings.ContainsAny(l.f.buf.String()[n.Span().Start:n.Span().Start+1], "[{"):
		case !isUnclosed(n):
			return
		case n.Kind() == syntax.Mapping:
			l.out.Unclosed += "}"
		default:
			l.out.Unclosed += "]"
		}
	}
}

// isUnclosed reports whether a flow collection lacks its closing bracket. The tree's
// errors tell it of the outermost only.
func isUnclosed(n syntax.Node) bool {
	src, end := n.Text(), n.Span().Start
	for c := range n.Children() {
		end = c.Span().End
	}
	closing := map[byte]byte{'[': ']', '{': '}'}[src[0]]
	return len(src) == 1 || src[len(src)-1] != closing || end == n.Span().End
}
