package mend

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// list rewrites a list. It is false where that is not possible.
func (m *migration) list(l *manifest.List) bool {
	next := Successors[l.Type]
	if l.Node.Kind() != syntax.Sequence || l.Pair.Value().Kind() == syntax.Alias || m.IsRepeated(l.Pair) || HasAnchors(l.Pair.Node) {
		return false
	}
	for _, e := range m.Errors {
		if text.Within(l.Pair.Span(), e.Span) {
			return false
		}
	}
	before := len(m.edits)
	for _, e := range l.Entries {
		if !m.entry(l.Type, e) {
			return false
		}
	}
	for there := range m.File.ModuleLists() {
		if there.Type == next.Module {
			inside := slices.Clone(m.edits[before:])
			m.edits = m.edits[:before]
			return m.join(l, there, inside)
		}
	}
	key := l.Pair.Key()
	m.edits = append(m.edits, text.Edit{Span: key.Span(), New: yamledit.QuotedLike(next.Module, key)})
	return true
}

// HasAnchors reports whether a node shares something with other places: it is best left
// as it is.
func HasAnchors(n syntax.Node) bool {
	if n.Anchor() != "" || n.Kind() == syntax.Alias || n.Kind() == syntax.Pair && (syntax.PairNode{Node: n}).KeyText() == analysis.MergeKey {
		return true
	}
	for c := range n.Children() {
		if HasAnchors(c) {
			return true
		}
	}
	return false
}

// join moves the entries of a list, after edits inside them, behind those of another.
func (m *migration) join(l, there *manifest.List, inside []text.Edit) bool {
	s, ok := m.File.Section("modules")
	to := there.Pair.Value()
	if !ok || l.Node.IsFlow() || to.Kind() != syntax.Sequence || to.IsFlow() {
		return false
	}
	analysis.SortEdits(inside)
	span := text.Span{Start: l.Node.Span().Start, End: m.Edit().LineEnd(l.Node)}
	var moved strings.Builder
	at := span.Start
	for _, e := range inside {
		if e.Span.Start < at || e.Span.End > span.End {
			return false
		}
		moved.WriteString(m.Buf.Slice(text.Span{Start: at, End: e.Span.Start}) + e.New)
		at = e.Span.End
	}
	moved.WriteString(m.Buf.Slice(text.Span{Start: at, End: span.End}))
	col := yamledit.Column(m.Buf, to.Span().Start)
	lines := ShiftLines(strings.TrimRight(moved.String(), "\r\n"), col-yamledit.Column(m.Buf, span.Start))
	m.edits = append(m.edits, text.Edit{Span: text.At(m.Edit().LineEnd(to)), New: m.Edit().Style.Newline + yamledit.Spaces(col) + lines})
	m.edits = append(m.edits, m.Edit().RemovePair(s.Pair.Value(), l.Pair)...)
	return true
}
