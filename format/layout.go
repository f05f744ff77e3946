package format

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// step is the number of columns by which what belongs to a key or a dash is indented.
const step = 2

// line is a line of the text and what becomes of it. Columns are counted in bytes from 0.
type line struct {
	start, end int // of its text, without the line end
	column     int // where its text begins; its length where it holds nothing but blanks
	blank      bool
	next       int  // the column of its text when it is laid out
	begins     bool // a property, an item or a value begins it
	laid       bool // next has been worked out
	// exact says that blanks at its end, and on it if it is blank, belong to a scalar.
	exact bool
	// below is, on the last line of a text in a block scalar, the column that this text has
	// when it is laid out, and the column of what it belongs to, or unmoved; else zero.
	text, owner int
}

// unmoved is the owner of a text in a block scalar that stays where it is, and what stands behind it.
const unmoved = -1

// layout is a text that is being laid out.
type layout struct {
	buf     *text.Buffer
	src     string
	entries manifest.EntryNodes
	lines   []line
	trouble []int // offsets of what must keep its columns, in their order
	dash    int   // columns from a key to the dashes of its list
	// first and last are the lines that may be changed.
	first, last int
	near        int         // the line that was asked for last
	inner       []text.Edit // blanks within lines
}

// newLayout reads a text of which the lines that a span touches are to be laid out.
func newLayout(tree *syntax.Tree, entries manifest.EntryNodes, span text.Span) *layout {
	buf := tree.Buffer()
	l := &layout{buf: buf, src: buf.String(), entries: entries, first: buf.LineAt(span.Start), last: buf.LineAt(span.End)}
	l.lines = make([]line, buf.Lines())
	for i := range l.lines {
		l.lines[i] = l.readLine(i)
	}
	for _, e := range tree.Errors() {
		l.addTrouble(e)
	}
	if strings.Count(l.src, "\r") > strings.Count(l.src, "\r\n") {
		for i := range l.lines {
			if !yamledit.IsLine(buf, i) { // what belongs to one that stays must stay, too
				l.trouble = append(l.trouble, l.lines[i].start+l.lines[i].column)
			}
		}
	}
	survey := survey{layout: l}
	survey.walk(tree.Stream())
	slices.Sort(l.trouble)
	if survey.deeper > 0 && survey.deeper >= survey.level {
		l.dash = step
	}
	return l
}

// addTrouble notes a mistake in the structure of the text: all lines of a conflict are one.
func (l *layout) addTrouble(e syntax.Error) {
	switch e.Kind {
	case syntax.DuplicateKey, syntax.UnresolvedAlias:
	case syntax.ConflictMarker:
		last := l.lineAt(max(e.Span.End, e.Related.End))
		for i := l.lineAt(e.Span.Start); i <= last; i++ {
			l.trouble = append(l.trouble, l.lines[i].start)
		}
	default:
		l.trouble = append(l.trouble, e.Span.Start)
	}
}

const byteOrderMark = "\ufeff"

func (l *layout) readLine(i int) line {
	span := l.buf.Line(i)
	out := line{start: span.Start, end: span.End}
	if i == 0 && strings.HasPrefix(l.src, byteOrderMark) {
		out.start += len(byteOrderMark)
	}
	s := l.src[out.start:out.end]
	for out.column < len(s) && (s[out.column] == ' ' || s[out.column] == '\t') {
		out.column++
	}
	out.blank = out.column == len(s)
	out.next = out.column
	return out
}

// survey is a walk that finds what must keep its columns, and how most lists are written.
type survey struct {
	*layout
	deeper, level int // lists whose dashes stand deeper than their key, and others
}

func (s *survey) walk(n syntax.Node) {
	for c, e := range s.entries.Below(n) {
		switch kind := c.Kind(); {
		case e != nil:
			if r, ok := s.regular(e); ok {
				s.deeper += r.deeper
				s.level += r.level
				continue
			}
		case kind == syntax.Pair:
			if s.pair(syntax.PairNode{Node: c}, n.IsFlow()) {
				continue
			}
		case kind == syntax.Stray:
			s.trouble = append(s.trouble, c.Span().Start)
		case kind.IsScalar():
			continue
		}
		s.walk(c)
	}
}

// pair notes the form of a list, and a key that is more than a word in front of its colon. It reports whether the pair holds no more
// than two scalars.
func (s *survey) pair(p syntax.PairNode, flow bool) bool {
	start := p.Start()
	if isPlain(s.src, p.Node) {
		return true
	}
	key, colon, value := p.Parts()
	odd := key.Start() != start || s.lineAt(start) != s.lineAt(colon.Start)
	if odd && !flow {
		s.trouble = append(s.trouble, start)
	}
	if value.Kind().IsScalar() {
		return key.Kind().IsScalar()
	}
	if value.Kind() != syntax.Sequence || value.IsFlow() || !s.beginsLine(value.Span().Start) {
		return false
	}
	if s.columnOf(value.Span().Start) > s.columnOf(start) {
		s.deeper++
	} else {
		s.level++
	}
	return false
}

// isPlain reports whether a property is written as most are: a word, a colon, one blank and the beginning of a
// word on one line. Nothing in it is to be laid out.
func isPlain(src string, pair syntax.Node) bool {
	span := pair.Outer()
	s := src[span.Start:span.End]
	colon := 0
	for colon < len(s) && (isLetter(s[colon]) || s[colon] == ':' && colon+1 < len(s) && isLetter(s[colon+1])) {
		colon++
	}
	return colon > 0 && colon+2 < len(s) && s[colon:colon+2] == ": " && (isLetter(s[colon+2]) || s[colon+2] == '"' || s[colon+2] == '\'') &&
		strings.IndexByte(s[colon:], '\n') < 0 && strings.IndexByte(s[colon:], '\r') < 0
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// beginsLine reports whether only blanks stand in front of an offset on its line.
func (l *layout) beginsLine(offset int) bool {
	at := &l.lines[l.lineAt(offset)]
	return offset == at.start+at.column
}

// columnOf is the column of an offset, as the text is.
func (l *layout) columnOf(offset int) int { return offset - l.lines[l.lineAt(offset)].start }

// lineAt returns the line that holds an offset. Most are on the line of the last one, or on the
// next.
func (l *layout) lineAt(offset int) int {
	for i := l.near; i < len(l.lines) && i <= l.near+1; i++ {
		if l.lines[i].start <= offset && offset <= l.lines[i].end {
			l.near = i
			return i
		}
	}
	l.near = l.buf.LineAt(offset)
	return l.near
}

// fixed reports whether a node must keep its columns: there is trouble in it, or it lies only
// partly in the lines that may be changed. So must then all that is around it.
func (l *layout) fixed(n syntax.Node) bool {
	span := n.Outer()
	first := l.lineAt(span.Start)
	if first < l.first || l.lineAt(span.End) > l.last {
		return true
	}
	i, _ := slices.BinarySearch(l.trouble, l.lines[first].start)
	return i < len(l.trouble) && l.trouble[i] <= span.End
}

// setLine puts the line that an offset begins at a column. An offset within a line, and a line
// that may not be changed, stay where they are.
func (l *layout) setLine(offset, column int) {
	i := l.lineAt(offset)
	if !l.beginsLine(offset) {
		return
	}
	l.lines[i].begins = true
	l.move(i, column)
}

// move gives a line a column, unless it may not be changed. One that is indented by tabs, too, gets no less blanks: they
// count for nothing as indentation, and what is left could be too little.
func (l *layout) move(i, column int) {
	at := &l.lines[i]
	if column < at.column && strings.Contains(l.src[at.start:at.start+at.column], "\t") {
		column = at.column
	}
	l.shift(i, column)
}

// shift gives a line a column, unless it may not be changed. Tabs at its beginning are text, or there are none.
func (l *layout) shift(i, column int) {
	l.lines[i].laid = true
	if i >= l.first && i <= l.last {
		l.lines[i].next = max(column, 0)
	}
}
