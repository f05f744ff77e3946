package manifest

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// onLine handles a line that holds something: the cursor is in the last member of
// the innermost collection, in front of its first, or in the blanks around.
func (l *locator) onLine(fr frame) {
	switch fr.last.Kind() {
	case syntax.Pair:
		l.inPair(fr, syntax.PairNode{Node: fr.last})
	case syntax.Item:
		l.inItem(fr, syntax.ItemNode{Node: fr.last})
	case syntax.Stray:
		l.atKey(fr, syntax.PairNode{}, l.leaf)
	default:
		l.beforeFirst(fr)
	}
}

// beforeFirst handles a cursor in front of a collection that starts behind it, or
// a text without any collection.
func (l *locator) beforeFirst(fr frame) {
	switch n := len(l.frames); {
	case n > 1:
		l.onLine(l.frames[n-2])
	case n == 1:
		l.none(fr)
	default: // a root that is a single word may become a section
		if !l.leaf.IsZero() && l.leaf.Span().Contains(l.offset) {
			l.atKey(frame{column: l.f.column(l.leaf.Outer().Start)}, syntax.PairNode{}, l.leaf)
		}
	}
}

// inPair locates the cursor in a pair of a block mapping.
func (l *locator) inPair(fr frame, p syntax.PairNode) {
	key, colon, value := p.Key(), p.Colon(), p.Value()
	hasColon := colon.Len() > 0
	switch {
	case hasColon && l.offset <= colon.Start || l.offset <= key.Outer().End:
		if i, ok := l.spaceless(fr, p); ok {
			l.afterSpacelessColon(fr, p, i)
			return
		}
		l.atKey(fr, p, key)
	case !hasColon:
		l.none(fr)
	case l.isHalfType(fr, p):
		l.atHalfType(fr, p)
	case value.Kind() != syntax.Empty && value.Outer().Start <= l.offset:
		if l.offset <= l.wordEnd(value) && value.Kind().IsScalar() || value.Kind() == syntax.Alias && l.offset <= value.Span().End {
			l.atValue(fr, value)
		} else {
			l.none(fr)
		}
	case l.sameLine(colon.End):
		l.atValue(fr, value)
	default:
		l.none(fr)
	}
}

// isHalfType reports whether the cursor is behind the colon within the name of a module type
// that is half typed: "jira:".
func (l *locator) isHalfType(fr frame, p syntax.PairNode) bool {
	if len(fr.path) != 1 || fr.path[0].Key != "modules" || l.offset != p.Colon().End || p.Value().Kind() != syntax.Empty || p.Key().Kind() != syntax.Plain {
		return false
	}
	prefix := p.KeyText() + ":"
	return slices.ContainsFunc(l.f.catalogue.ModuleNames(), func(name string) bool { return strings.HasPrefix(name, prefix) })
}

// atHalfType says that the cursor is at a key that is half typed.
func (l *locator) atHalfType(fr frame, p syntax.PairNode) {
	l.atKey(fr, p, p.Key())
	l.out.Colon, l.out.Span = false, text.Span{Start: p.Key().Span().Start, End: l.offset}
}

// spaceless finds the colon without a space behind it in "key:value" when the
// cursor is behind it. The names of module types hold such colons themselves.
func (l *locator) spaceless(fr frame, p syntax.PairNode) (int, bool) {
	if len(fr.path) == 1 && (fr.path[0].Key == "modules" || fr.path[0].Key == "connectModules") {
		return 0, false
	}
	for _, e := range l.f.errorsIn(p.Key().Span()) {
		if e.Kind == syntax.MissingSpace && e.Span.End <= l.offset && l.sameLine(e.Span.End) {
			return e.Span.Start, true
		}
	}
	return 0, false
}

// afterSpacelessColon handles the value in "key:value".
func (l *locator) afterSpacelessColon(fr frame, p syntax.PairNode, at int) {
	key := p.Key().Span()
	path := fr.path[:len(fr.path):len(fr.path)]
	l.out.Role, l.out.Path = RoleValue, append(path, Step{l.f.buf.Slice(text.Span{Start: key.Start, End: at}), -1})
	l.out.Span = text.Span{Start: at + 1, End: min(key.End, l.line.End)}
	l.out.Spaceless = true
	l.out.Pair, l.out.Column, l.out.Flow = p, l.f.column(key.Start), fr.node.IsFlow()
	l.out.Keys = l.f.keys(fr.node, p)
}

// inItem locates the cursor in an item of a block sequence.
func (l *locator) inItem(fr frame, item syntax.ItemNode) {
	dash, value := item.Dash(), item.Value()
	switch {
	case l.offset < dash.End:
		l.none(fr)
	case value.Kind() != syntax.Empty && value.Outer().Start <= l.offset:
		if l.offset <= value.Span().End && (value.Kind().IsScalar() || value.Kind() == syntax.Alias) {
			l.atItem(fr, item)
		} else {
			l.none(fr)
		}
	case l.sameLine(dash.End):
		l.atItem(fr, item)
	default:
		l.none(fr)
	}
}

// none says that nothing can be written at the cursor.
func (l *locator) none(fr frame) { l.out.Role, l.out.Path = RoleNone, fr.path }

// atKey is a key of the mapping of a frame: n, or one to be written.
func (l *locator) atKey(fr frame, p syntax.PairNode, n syntax.Node) {
	l.out.Role, l.out.Path, l.out.Pair, l.out.Node = RoleKey, fr.path, p, n
	l.out.Flow, l.out.Column = fr.node.IsFlow(), fr.column
	if !p.IsZero() {
		l.out.Colon = p.Colon().Len() > 0
		if !l.out.Flow {
			l.out.Column = l.f.column(p.Outer().Start)
		}
	}
	l.word(n)
	l.out.Keys = l.f.keys(fr.node, p)
}

// atValue is the value n, which may be Empty, of the last member of a frame.
func (l *locator) atValue(fr frame, n syntax.Node) {
	switch fr.last.Kind() {
	case syntax.Item:
		l.atItem(fr, syntax.ItemNode{Node: fr.last})
		return
	case syntax.Pair:
	default: // a scalar that is the whole text
		l.out.Role, l.out.Path, l.out.Node = RoleValue, fr.path, n
		l.word(n)
		return
	}
	p := syntax.PairNode{Node: fr.last}
	_, l.out.Path = l.below(fr)
	l.out.Role, l.out.Pair, l.out.Node = RoleValue, p, n
	l.out.Flow, l.out.Column = fr.node.IsFlow(), l.f.column(p.Outer().Start)
	l.out.Keys = l.f.keys(fr.node, p)
	l.out.Below = l.isBelow(n, p.Colon().End)
	l.out.Spaceless = p.Colon().Len() > 0 && p.Colon().End == l.offset
	l.word(n)
	l.withColon(n)
	l.out.Comma = l.isCut(fr, n)
}

// atItem is the content of an item that is there.
func (l *locator) atItem(fr frame, item syntax.ItemNode) {
	n := item.Value()
	_, l.out.Path = l.below(fr)
	l.out.Role, l.out.Node = RoleItem, n
	l.out.Flow, l.out.Column = fr.node.IsFlow(), fr.column
	l.out.Dash = l.out.Flow || item.Dash().Len() > 0
	l.out.Below = l.isBelow(n, item.Dash().End)
	l.out.Spaceless = item.Dash().Len() > 0 && item.Dash().End == l.offset
	l.word(n)
	l.out.Comma = l.isCut(fr, n)
}
