package format

import (
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// regular is what is kept of an entry that is laid out and begins each of its lines: nothing in it is to be
// laid out where its dash stays in its column and lists are written as its own are.
type regular struct {
	ok            bool
	column        int // of the dash
	deeper, level int // lists whose dashes stand deeper than their key, and others
}

// regularIn keeps what [regular] says of an entry. The column is that of the place where it was worked out: who uses it
// compares the two.
var regularIn = manifest.NewPerEntry(func(e *manifest.Entry) regular {
	w := regularWalk{src: e.File.Buffer().String()}
	w.column = w.columnOf(e.Base())
	w.ok = !e.Bare && w.beginsLine(e.Base()) && w.item(e.Item.Node)
	return w.regular
})

// regular returns what is kept of an entry, if it is regular where it stands.
func (l *layout) regular(e *manifest.Entry) (regular, bool) {
	r := regularIn.Of(e)
	return r, r.ok && l.beginsLine(e.Base()) && l.columnOf(e.Base()) == r.column
}

// keepRegular keeps the lines of an entry as they are if nothing in it is to be laid out where its dash gets a column.
func (l *layout) keepRegular(e *manifest.Entry, column int) bool {
	r, ok := l.regular(e)
	if !ok || r.column != column || l.dash == 0 && r.deeper > 0 || l.dash > 0 && r.level > 0 {
		return false
	}
	span := e.Span()
	for i, last := l.lineAt(span.Start), l.lineAt(span.End); i <= last; i++ {
		if at := &l.lines[i]; !at.blank && !l.isComment(i) {
			at.begins, at.laid = true, true
		}
	}
	return true
}

// regularWalk looks through an entry.
type regularWalk struct {
	src string
	regular
}

// columnOf is the column of an offset.
func (w *regularWalk) columnOf(offset int) int {
	return offset - 1 - strings.LastIndexByte(w.src[:offset], '\n')
}

// beginsLine reports whether only blanks stand in front of an offset on its line.
func (w *regularWalk) beginsLine(offset int) bool {
	return strings.HasSuffix(strings.TrimRight(w.src[:offset], " \t"), "\n")
}

// item reports whether an item is regular.
func (w *regularWalk) item(n syntax.Node) bool {
	if n.Kind() != syntax.Item {
		return false
	}
	i := syntax.ItemNode{Node: n}
	v, dash := i.Value(), i.Dash()
	switch {
	case isNothing(v):
		return true
	case v.Start() != dash.End+1 || w.src[dash.End] != ' ' || hasProperties(v):
		return false
	case isBlock(v, syntax.Mapping):
		return w.mapping(v, w.columnOf(dash.Start)+step)
	}
	return isOnOneLine(v)
}

// mapping reports whether a mapping in a column is regular.
func (w *regularWalk) mapping(n syntax.Node, column int) bool {
	for p := range n.Children() {
		start := p.Start()
		if p.Kind() != syntax.Pair || w.columnOf(start) != column || start != n.Start() && !w.beginsLine(start) || !w.pair(syntax.PairNode{Node: p}, column) {
			return false
		}
	}
	return true
}

// pair reports whether a property in a column is regular.
func (w *regularWalk) pair(p syntax.PairNode, column int) bool {
	if isPlain(w.src, p.Node) {
		return true
	}
	key, colon, value := p.Parts()
	switch {
	case key.Start() != p.Start() || !isOnOneLine(key) || hasProperties(key) || strings.ContainsAny(w.src[p.Start():colon.Start], "\r\n"):
		return false
	case isNothing(value):
		return true
	case hasProperties(value):
		return false
	case value.Start() == colon.End+1 && w.src[colon.End] == ' ':
		return isOnOneLine(value)
	case !w.beginsLine(value.Start()):
		return false
	case isBlock(value, syntax.Mapping):
		return w.columnOf(value.Start()) == column+step && w.mapping(value, column+step)
	}
	return isBlock(value, syntax.Sequence) && w.sequence(value, column)
}

// sequence reports whether the list of a property in a column is regular.
func (w *regularWalk) sequence(n syntax.Node, column int) bool {
	dash := w.columnOf(n.Start())
	switch dash {
	case column:
		w.level++
	case column + step:
		w.deeper++
	default:
		return false
	}
	for i := range n.Children() {
		if w.columnOf(i.Start()) != dash || !w.beginsLine(i.Start()) || !w.item(i) {
			return false
		}
	}
	return true
}

// isNothing reports whether there is no value.
func isNothing(v syntax.Node) bool { return v.IsZero() || v.Kind() == syntax.Empty }

// isBlock reports whether a node is a collection of a kind that is not written in brackets.
func isBlock(n syntax.Node, kind syntax.Kind) bool { return n.Kind() == kind && !n.IsFlow() }

// isOnOneLine reports whether a node is a scalar, an alias or a flow sequence of those on one line, and no block scalar.
func isOnOneLine(n syntax.Node) bool {
	if n.Kind() == syntax.Sequence && n.IsFlow() {
		for c := range n.Children() {
			if c.Kind() != syntax.Item || !isWord(syntax.ItemNode{Node: c}.Value()) {
				return false
			}
		}
	} else if !isWord(n) {
		return false
	}
	return !strings.ContainsAny(n.Text(), "\r\n")
}

// isWord reports whether a node is a scalar or an alias, and no block scalar.
func isWord(n syntax.Node) bool {
	kind := n.Kind()
	return kind == syntax.Alias || kind.IsScalar() && kind != syntax.Literal && kind != syntax.Folded
}
