package manifest

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
)

// onBlankLine chooses by the column of the cursor: the innermost of the open
// collections that starts at the column or before it, or that goes on behind the cursor:
// what is written before its next member could belong to no other.
func (l *locator) onBlankLine() {
	column := l.offset - l.line.Start
	if l.inPending(column) {
		return
	}
	if fr := l.innermost(); fr.last.Span().Start < l.offset && l.offset < fr.last.Span().End {
		l.none(fr)
		return
	}
	for i := len(l.frames) - 1; i >= 0; i-- {
		fr := l.frames[i]
		if fr.node.IsFlow() || column < fr.column && i > 0 && !fr.more {
			continue
		}
		if fr.node.Kind() == syntax.Mapping {
			if i == 0 && !fr.last.IsZero() { // the first section may be indented too much
				fr.column = min(fr.column, l.f.column(fr.last.Outer().Start))
			}
			l.atKey(fr, syntax.PairNode{}, syntax.Node{})
			return
		}
		// A list may stand at the column of the mapping around it: a new key is
		// the likelier thing to come.
		if !fr.more && i > 0 && l.frames[i-1].node.Kind() == syntax.Mapping && l.frames[i-1].column == fr.column {
			continue
		}
		l.newItem(fr)
		return
	}
	l.atKey(l.aboveRoot(), syntax.PairNode{}, syntax.Node{})
}

// aboveRoot is the root of a file whose text starts behind the cursor, if it is a mapping.
func (l *locator) aboveRoot() frame {
	root := l.f.tree.Root()
	if root.Kind() != syntax.Mapping || root.IsFlow() || root.Outer().Start < l.offset {
		return frame{}
	}
	return frame{node: root, column: l.f.column(root.Outer().Start)}
}

// inPending handles a value or item that is still to come and may start here.
func (l *locator) inPending(column int) bool {
	fr := l.innermost()
	if fr.node.IsFlow() {
		return false
	}
	if l.isHalfMapping(fr, column) {
		_, path := l.below(fr)
		at := l.f.column(l.leaf.Span().Start)
		l.atKey(frame{path: path, column: at}, syntax.PairNode{}, syntax.Node{})
		return true
	}
	isLater := l.leaf.Kind() == syntax.Empty || !l.leaf.IsZero() && l.leaf.Outer().Start > l.offset
	switch fr.last.Kind() {
	case syntax.Pair:
		p := syntax.PairNode{Node: fr.last}
		if isLater && p.Colon().Len() > 0 && column > l.f.column(p.Outer().Start) {
			l.atValue(fr, p.Value())
			return true
		}
	case syntax.Item:
		item := syntax.ItemNode{Node: fr.last}
		if isLater && column > fr.column {
			l.atItem(fr, item)
			return true
		}
	}
	return false
}

// isHalfMapping reports whether the value before the cursor is a single word on a
// line of its own or behind a dash, not deeper than the cursor: the first key of a
// mapping, half typed.
func (l *locator) isHalfMapping(fr frame, column int) bool {
	n := l.leaf
	if n.Kind() != syntax.Plain || n.Span().Start > l.offset || strings.ContainsAny(n.Text(), " \t\r\n") {
		return false
	}
	at := l.f.column(n.Span().Start)
	if at <= fr.column || column < at {
		return false
	}
	switch fr.last.Kind() {
	case syntax.Pair:
		return l.f.buf.LineAt(n.Span().Start) > l.f.buf.LineAt(fr.last.Span().Start)
	case syntax.Item:
		return syntax.ItemNode{Node: fr.last}.Dash().Len() > 0
	}
	return false
}

// newItem is an item that is not there yet.
func (l *locator) newItem(fr frame) {
	path := fr.path[:len(fr.path):len(fr.path)]
	l.out.Role, l.out.Path = RoleItem, append(path, Step{"", fr.count})
	l.out.Flow, l.out.Column = fr.node.IsFlow(), fr.column
	l.out.Dash = l.out.Flow
}
