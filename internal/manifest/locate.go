package manifest

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// ContextAt says what stands at a byte offset. An offset out of the text means its
// nearest end, one within a line end the end of that line. On a blank line the
// column of the offset chooses among the mappings and lists that are open there.
// Aliases are not followed.
func (f *File) ContextAt(offset int) Context {
	offset = min(max(offset, 0), f.buf.Len())
	line := f.buf.Line(f.buf.LineAt(offset))
	offset = min(offset, line.End)
	l := &locator{f: f, offset: offset, line: line}
	l.out = Context{Offset: offset, Span: text.At(offset)}
	l.descend()
	l.blank = strings.TrimSpace(f.buf.Slice(l.line)) == ""
	switch {
	case l.inComment():
		l.out.Role = RoleComment
		l.out.Path = l.innermost().path
	case l.inScalar():
	case l.inFlow():
	case l.blank:
		l.onBlankLine()
	default:
		l.onLine(l.innermost())
	}
	l.inVariable()
	l.findEntry()
	return l.out
}

// locator finds the context of one offset.
type locator struct {
	f      *File
	offset int
	line   text.Span
	blank  bool // the line holds nothing
	out    Context
	// frames are the collections open before the offset, outermost first.
	frames []frame
	// leaf is the scalar below the last frame (or a root without frames).
	leaf syntax.Node
}

// frame is a mapping or list, and the last of its members that starts before the
// offset.
type frame struct {
	node   syntax.Node
	path   Path // to node
	column int
	last   syntax.Node // Pair, Item or Stray; zero when there is none
	count  int         // members up to and with last
	more   bool        // there are others behind it
}

// innermost returns the innermost frame; the zero frame where there is none.
func (l *locator) innermost() frame {
	if len(l.frames) == 0 {
		return frame{}
	}
	return l.frames[len(l.frames)-1]
}

// descend fills frames and leaf.
func (l *locator) descend() {
	doc := l.lastChild(l.f.tree.Stream(), nil)
	n, path := l.lastChild(doc.last, nil).last, Path(nil)
	for !n.IsZero() {
		switch n.Kind() {
		case syntax.Mapping, syntax.Sequence:
			fr := l.lastChild(n, path)
			l.frames = append(l.frames, fr)
			n, path = l.below(fr)
		case syntax.Stray:
			n = firstChild(n)
		default:
			l.leaf = n
			return
		}
	}
}

// below is the node that the last member of a frame holds, and its path.
func (l *locator) below(fr frame) (syntax.Node, Path) {
	path := fr.path[:len(fr.path):len(fr.path)]
	switch fr.last.Kind() {
	case syntax.Pair:
		p := syntax.PairNode{Node: fr.last}
		return p.Value(), append(path, Step{p.KeyText(), -1})
	case syntax.Item:
		return syntax.ItemNode{Node: fr.last}.Value(), append(path, Step{"", fr.count - 1})
	case syntax.Stray:
		return fr.last, path
	}
	return syntax.Node{}, nil
}

// lastChild makes the frame of a node.
func (l *locator) lastChild(n syntax.Node, path Path) frame {
	fr := frame{node: n, path: path}
	if n.IsZero() {
		return fr
	}
	fr.column = l.f.column(n.Outer().Start)
	fr.last, fr.count, fr.more = n.UpTo(l.offset)
	return fr
}

// firstChild returns the first node below another; the zero node where there is none.
func firstChild(n syntax.Node) syntax.Node {
	for c := range n.Children() {
		return c
	}
	return syntax.Node{}
}

// column is the distance in bytes from the start of an offset's line.
func (f *File) column(offset int) int {
	return offset - f.buf.Line(f.buf.LineAt(offset)).Start
}

// sameLine reports whether the cursor is on the line of another offset.
func (l *locator) sameLine(offset int) bool {
	return l.line.Start <= offset && offset <= l.line.End
}
