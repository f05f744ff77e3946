package format

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// root lays out the content of a document.
func (l *layout) root(n syntax.Node) {
	switch n.Kind() {
	case syntax.Mapping, syntax.Sequence:
		if !n.IsFlow() {
			l.members(n, 0)
			return
		}
	}
	l.protect(n)
}

// members lays out a block collection whose members get a column. One that is fixed keeps the
// columns of its members, and they lay out what is in them.
func (l *layout) members(n syntax.Node, column int) {
	fixed := l.fixed(n)
	for m, e := range l.entries.Below(n) {
		if fixed {
			column = l.columnOf(m.Span().Start)
		}
		if e != nil && l.keepRegular(e, column) {
			continue
		}
		switch m.Kind() {
		case syntax.Pair:
			l.setLine(m.Start(), column)
			if isPlain(l.src, m) {
				continue
			}
			_, colon, value := syntax.PairNode{Node: m}.Parts()
			l.value(value, owner{m, column, l.dash, colon.End})
		case syntax.Item:
			i := syntax.ItemNode{Node: m}
			l.setLine(m.Start(), column)
			l.value(i.Value(), owner{m, column, step, i.Dash().End})
		default: // stray text: what is in its scalars stays
			l.protect(m)
		}
	}
}

// owner is the property or item that a value belongs to.
type owner struct {
	node   syntax.Node
	column int // when it is laid out
	dash   int // columns from it to the dashes of a list that is its value
	behind int // the offset behind its colon or dash
}

// value lays out the value of a property or item.
func (l *layout) value(v syntax.Node, of owner) {
	if v.IsZero() || v.Kind() == syntax.Empty {
		return
	}
	column := of.column + step
	if v.Kind() == syntax.Sequence && !v.IsFlow() {
		column = of.column + of.dash
	}
	isBlock := !v.IsFlow() && (v.Kind() == syntax.Mapping || v.Kind() == syntax.Sequence)
	beside := !l.beginsLine(v.Start())
	if l.fixed(v) {
		if isBlock {
			l.members(v, column)
		} else {
			l.protect(v)
		}
		return
	}
	switch {
	case beside:
		l.oneBlank(of.behind, v.Start())
	case l.beginsLine(v.Span().Start) && v.Start() != v.Span().Start: // an anchor or a tag on a line of its own
		l.setLine(v.Start(), of.column+step)
	default:
		l.setLine(v.Start(), column)
	}
	switch {
	case isBlock && l.beginsLine(v.Span().Start):
		l.members(v, column)
	case isBlock:
		l.members(v, of.column+step)
	case v.Kind() == syntax.Literal || v.Kind() == syntax.Folded:
		l.blockScalar(v, of)
	default:
		l.continuation(v, of, beside)
	}
}

// oneBlank puts one blank between two offsets of a line that have only blanks between them.
func (l *layout) oneBlank(from, to int) {
	blanks := l.src[from:max(from, to)]
	if blanks == "" || blanks == " " || strings.Trim(blanks, " \t") != "" {
		return
	}
	if i := l.lineAt(from); i < l.first || i > l.last {
		return
	}
	edit := text.Edit{Span: text.Span{Start: from, End: to}, New: " "}
	switch {
	case blanks[0] == ' ':
		edit = text.Edit{Span: text.Span{Start: from + 1, End: to}}
	case blanks[len(blanks)-1] == ' ':
		edit = text.Edit{Span: text.Span{Start: from, End: to - 1}}
	}
	l.inner = append(l.inner, edit)
}

// continuation moves the further lines of a flow collection or of a scalar as far as what they
// belong to, but keeps them deeper than that if they are.
func (l *layout) continuation(v syntax.Node, of owner, beside bool) {
	first, last := l.lineAt(v.Start()), l.lineAt(v.Span().End)
	if first == last && v.Kind().IsScalar() {
		return
	}
	l.protect(v)
	was := l.columnOf(of.node.Start())
	by := of.column - was
	if !beside {
		by = l.lines[first].next - l.lines[first].column
	}
	for i := first + 1; i <= last; i++ {
		at := &l.lines[i]
		switch {
		case at.blank:
		case at.column <= was:
			l.move(i, at.column+of.column-was)
		default:
			l.move(i, max(at.column+by, of.column+1))
		}
	}
	l.flowBlanks(v)
}

// flowBlanks puts one blank behind the colons in a flow collection where there are more.
func (l *layout) flowBlanks(n syntax.Node) {
	for c := range n.Children() {
		if c.Kind() == syntax.Pair {
			if _, colon, value := (syntax.PairNode{Node: c}).Parts(); value.Kind() != syntax.Empty && l.lineAt(colon.End) == l.lineAt(value.Start()) {
				l.oneBlank(colon.End, value.Start())
			}
		}
		l.flowBlanks(c)
	}
}

// protect keeps the blanks at the ends of lines that lie within a quoted or block scalar. What looks like a comment there is
// none, and what is one behind a quote that nothing ends keeps its column: further in it would be text.
func (l *layout) protect(n syntax.Node) {
	switch n.Kind() {
	case syntax.SingleQuoted, syntax.DoubleQuoted:
		last := l.lineAt(n.Span().End)
		for i := l.lineAt(n.Span().Start); i < last; i++ {
			l.lines[i].exact = true
			l.lines[i+1].laid = true
		}
		if _, isOpen := slices.BinarySearch(l.trouble, n.Span().Start); isOpen {
			l.lines[last].text, l.lines[last].owner = 1, unmoved
		}
	case syntax.Literal, syntax.Folded:
		last := l.lastTextLine(n)
		for i := l.lineAt(n.Span().Start) + 1; i <= last; i++ {
			l.lines[i].exact = true
		}
		l.lines[last].text, l.lines[last].owner = 1, unmoved
	}
	for c := range n.Children() {
		l.protect(c)
	}
}
