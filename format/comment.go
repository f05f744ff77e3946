package format

import "slices"

// comments moves the comments that have lines of their own: with what follows them, or else
// with what stands before them, if that is in the same column. Others stay.
func (l *layout) comments() {
	following := l.following()
	var open []int // the lines that begin what is open here, the outermost first
	inText := -1   // the last line of the block scalar that a comment stands behind
	for i := range l.lines {
		at := &l.lines[i]
		switch {
		case at.begins:
			n, _ := slices.BinarySearchFunc(open, at.column, l.compareColumn)
			open = append(open[:n], i)
			inText = -1
		case !at.laid && l.isComment(i):
			l.moveComment(i, following[i], open)
			if inText >= 0 && at.next >= l.lines[inText].text {
				l.leave(i, l.lines[inText].owner)
			}
		}
		if at.text > 0 {
			inText = i
		}
	}
}

// moveComment moves a comment with the line behind it, or with one of those that are open.
func (l *layout) moveComment(i, following int, open []int) {
	at := &l.lines[i]
	if following >= 0 && l.lines[following].column == at.column {
		l.move(i, l.lines[following].next)
		return
	}
	if n, ok := slices.BinarySearchFunc(open, at.column, l.compareColumn); ok {
		l.move(i, l.lines[open[n]].next)
	}
}

// leave keeps a comment from becoming text of the block scalar that it stands behind.
func (l *layout) leave(i, owner int) {
	if owner == unmoved {
		owner = l.lines[i].column
	}
	l.move(i, owner)
}

func (l *layout) compareColumn(line, column int) int { return l.lines[line].column - column }

// following returns for each line the next one that something begins, -1 where there is none.
func (l *layout) following() []int {
	out := make([]int, len(l.lines))
	next := -1
	for i := len(l.lines) - 1; i >= 0; i-- {
		out[i] = next
		if l.lines[i].begins {
			next = i
		}
	}
	return out
}

// isComment reports whether a line holds a comment alone.
func (l *layout) isComment(i int) bool {
	at := &l.lines[i]
	return !at.blank && !at.exact && l.src[at.start+at.column] == '#'
}
