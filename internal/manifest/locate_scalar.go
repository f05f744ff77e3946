package manifest

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
)

// inComment reports whether a comment starts between the last content before the
// cursor and the cursor.
func (l *locator) inComment() bool {
	start := l.line.Start
	if n := l.leaf; !n.IsZero() && n.Kind() != syntax.Empty && n.Outer().Start <= l.offset {
		span := n.Span()
		switch {
		case isBlock(n) && l.sameLine(span.Start): // its header's line
			start = span.Start
		case l.offset <= span.End:
			return false
		default:
			start = max(start, span.End)
		}
	}
	if fr := l.innermost(); fr.last.Kind() == syntax.Pair {
		p := syntax.PairNode{Node: fr.last}
		if end := p.Colon().End; end <= l.offset {
			start = max(start, end)
		} else {
			start = max(start, min(p.Key().Span().End, l.offset))
		}
	}
	src := l.f.buf.String()
	for i := start; i < l.offset; i++ {
		if src[i] == '#' && (i == l.line.Start || src[i-1] == ' ' || src[i-1] == '\t') {
			return true
		}
	}
	return false
}

// isBlock reports whether a scalar is literal or folded.
func isBlock(n syntax.Node) bool {
	return n.Kind() == syntax.Literal || n.Kind() == syntax.Folded
}

// inScalar handles a cursor within a scalar of several lines, on a blank line of it
// or behind its text.
func (l *locator) inScalar() bool {
	n := l.leaf
	if n.IsZero() || n.Kind() == syntax.Empty || n.Span().Start >= l.offset {
		return false
	}
	span := n.Span()
	switch {
	case isBlock(n):
		if l.sameLine(span.Start) { // at its header
			return false
		}
		if l.offset > span.End && l.blank && l.offset-l.line.Start < l.blockColumn(n) {
			return false
		}
		if l.offset > span.End && !l.blank {
			return false
		}
	case !l.blank || l.offset >= span.End:
		return false
	}
	l.atValue(l.innermost(), n)
	return true
}

// blockColumn is the column of the text of a block scalar, or the least that it may
// get.
func (l *locator) blockColumn(n syntax.Node) int {
	first := true
	for line := range strings.Lines(n.Text()) {
		if t := strings.TrimLeft(line, " "); !first && strings.TrimSpace(t) != "" {
			return len(line) - len(t)
		}
		first = false
	}
	return l.innermost().column + 1
}
