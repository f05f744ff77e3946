package format

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
)

// lastTextLine is the last line of the text of a block scalar, blank lines behind it included.
func (l *layout) lastTextLine(n syntax.Node) int {
	last := l.lineAt(n.Span().End)
	for last+1 < len(l.lines) && l.lines[last+1].blank {
		last++
	}
	return last
}

// blockScalar indents the text of a block scalar: all of its lines by the same number of
// columns, because what a line is indented more than the first is text. Where the header says
// how far, it moves as far as what it belongs to.
func (l *layout) blockScalar(v syntax.Node, of owner) {
	head, last := l.lineAt(v.Span().Start), l.lastTextLine(v)
	l.protect(v)
	l.lines[last].text = 0
	first := head + 1
	for first <= last && l.lines[first].blank {
		first++
	}
	if first > last {
		return
	}
	was := l.lines[first].column
	by := of.column + step - was
	if header, _, _ := strings.Cut(v.Text(), "\n"); strings.ContainsAny(beforeComment(header), "123456789") {
		by = of.column - l.columnOf(of.node.Outer().Start)
		was = of.column - by // blank lines that are longer may hold text
	}
	for i := head + 1; i <= last; i++ {
		if l.lines[i].blank && l.lines[i].column <= was {
			l.lines[i].exact = false
			continue
		}
		l.shift(i, l.lines[i].column+by)
	}
	l.lines[last].text, l.lines[last].owner = was+by, of.column
}

// beforeComment is a header of a block scalar without the comment behind it.
func beforeComment(header string) string {
	header, _, _ = strings.Cut(header, "#")
	return header
}
