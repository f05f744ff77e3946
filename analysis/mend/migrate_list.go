package mend

import (
	"path"
	"slices"
	"strconv"
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
	return n.Anchor() != "" || n.Kind() == syntax.Alias || strings.ContainsAny(n.Text(), "&*<") && hasAnchors(n)
}

// hasAnchors is HasAnchors, by a look at each node.
func hasAnchors(n syntax.Node) bool {
	if n.Anchor() != "" || n.Kind() == syntax.Alias || n.Kind() == syntax.Pair && (syntax.PairNode{Node: n}).KeyText() == analysis.MergeKey {
		return true
	}
	for c := range n.Children() {
		if hasAnchors(c) {
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

// plainResource names the resource of a map without an entry, where there is one, and
// returns the name. The entry becomes a resource of its own.
func (m *migration) plainResource(n syntax.Node, native bool) string {
	value := n.Pair("resource").Value()
	v := m.File.Value(value)
	if !value.Kind().IsScalar() || value.Kind() == syntax.Empty {
		return ""
	}
	name, part, ok := strings.Cut(v.Text(), "/")
	if !ok {
		return name
	}
	plain := m.resourceOf(name, part, native)
	if plain == "" {
		m.left = true
		return ""
	}
	m.edits = append(m.edits, text.Edit{Span: value.Span(), New: yamledit.QuotedLike(plain, value)})
	return plain
}

// resourceOf is the key of a resource that is what an entry of another one is, a new one
// where there is none; "" where there can be none.
func (m *migration) resourceOf(name, part string, native bool) string {
	found := m.File.Lookup(manifest.Resource, name)
	if len(found) != 1 || found[0].Unknown {
		return ""
	}
	resource := found[0].Entry
	dir := m.File.Value(resource.Pair("path").Value()).Text()
	file := m.File.Value(resource.Pair("entry").Value()).Content().Get(part)
	if dir == "" || file.IsZero() || file.Kind() == syntax.Empty || !file.Kind().IsScalar() || !resource.Pair("bundler").IsZero() {
		return ""
	}
	at := path.Join(dir, m.File.Value(file).Text())
	if !native {
		if path.Base(at) != "index.html" {
			return ""
		}
		at = path.Dir(at)
	}
	for _, d := range m.File.Definitions(manifest.Resource) {
		if other := m.File.Value(d.Entry.Pair("path").Value()).Text(); !d.Unknown && other != "" && path.Clean(other) == at {
			return d.Name
		}
	}
	return m.newResource(at, part)
}

// newResource is the key of a new resource with a path: a name, cut to what Forge takes.
func (m *migration) newResource(at, name string) string {
	if key := m.made[at]; key != "" {
		return key
	}
	isTaken := func(key string) bool {
		for _, made := range m.made {
			if made == key {
				return true
			}
		}
		return m.File.Declares(manifest.Resource, key)
	}
	cut := func(length int) string { return strings.ToValidUTF8(name[:min(len(name), length)], "") }
	key := cut(yamledit.MaxKey)
	for i := 2; isTaken(key); i++ {
		key = cut(yamledit.MaxKey-3) + "-" + strconv.Itoa(i)
	}
	m.made[at] = key
	m.fresh = append(m.fresh, []yamledit.Field{{Key: "key", Value: yamledit.Quoted(key)}, {Key: "path", Value: yamledit.Quoted(at)}})
	return key
}

// declared are the edits that declare the new resources.
func (m *migration) declared() []text.Edit {
	s, ok := m.File.Section("resources")
	if !ok {
		return nil
	}
	var edits []text.Edit
	for _, item := range m.fresh {
		edits = append(edits, m.Edit().Entry(s.Pair, item...)...)
	}
	return edits
}
