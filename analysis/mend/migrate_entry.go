package mend

import (
	"cmp"
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// entry rewrites an entry of a list. It is false where that is not possible: a gadget
// without a resource is of a kind that the new dashboards do not have.
func (m *migration) entry(typ string, e *manifest.Entry) bool {
	n := e.Item.Value()
	if n.Kind() != syntax.Mapping || !n.Pair("function").IsZero() || !n.Pair("edit").Value().Pair("function").IsZero() {
		return false
	}
	dropped := refusedBy(Successors[typ], n)
	if len(dropped) > 0 && len(dropped) == len(slices.Collect(n.Pairs())) {
		return false
	}
	m.drop(n, dropped)
	native := isNative(m.File, n)
	resource := m.plainResource(n, native)
	if typ != "jira:dashboardGadget" {
		return true
	}
	if edit := m.File.Value(n.Pair("edit").Value()).Content(); edit.Kind() == syntax.Mapping {
		m.plainResource(edit, isNative(m.File, edit))
	}
	m.fill(n, dropped, resource, native)
	return true
}

// refusedBy are the properties of an entry that its successor refuses, but those that are
// probably misspelt: their author can tell.
func refusedBy(next successor, n syntax.Node) []string {
	var names []string
	allowed := DashboardProperties[next.Module]
	for pair := range n.Pairs() {
		name := pair.KeyText()
		near, _ := schema.Nearest(name, allowed)
		if slices.Contains(next.dropped, name) || near == "" && !slices.Contains(allowed, name) {
			names = append(names, name)
		}
	}
	return names
}

// isNative reports whether a map is drawn by the UI Kit.
func isNative(f *manifest.File, m syntax.Node) bool {
	render := m.Pair("render").Value()
	return render.Kind().IsScalar() && f.Value(render).Text() == "native"
}

// drop removes properties of an entry, neighbours together.
func (m *migration) drop(n syntax.Node, names []string) {
	pairs := slices.Collect(n.Pairs())
	for i := 0; i < len(pairs); i++ {
		end := i
		for end < len(pairs) && slices.Contains(names, pairs[end].KeyText()) {
			m.note(&m.dropped, pairs[end].KeyText())
			end++
		}
		if end == i {
			continue
		}
		span := text.Span{Start: pairs[i].Outer().Start, End: pairs[end-1].Span().End}
		switch {
		case !n.IsFlow() && m.Edit().StartsLine(span.Start):
			span = m.Edit().WholeLines(span)
		case end < len(pairs):
			span.End = pairs[end].Outer().Start
		case i > 0:
			span.Start = pairs[i-1].Span().End
		}
		m.edits = append(m.edits, text.Edit{Span: span})
		i = end
	}
}

// fill adds what a widget needs and a gadget may lack, and makes plain strings of its
// texts.
func (m *migration) fill(n syntax.Node, dropped []string, resource string, native bool) {
	var last syntax.PairNode
	for pair := range n.Pairs() {
		if !slices.Contains(dropped, pair.KeyText()) {
			last = pair
		}
	}
	title := cmp.Or(prose.Title(m.File.Value(n.Pair("key").Value()).Text()), "Title")
	var added []yamledit.Field
	for _, f := range []yamledit.Field{{Key: "title", Value: title}, {Key: "description", Value: title}, {Key: "thumbnail", Value: "https://example.com/thumbnail.png"}} {
		pair := n.Pair(f.Key)
		value := m.File.Value(pair.Value()).Content()
		switch {
		case pair.IsZero():
			added = append(added, yamledit.Field{Key: f.Key, Value: yamledit.Quoted(f.Value)})
			m.note(&m.filled, f.Key)
		case value.Kind() == syntax.Mapping && value.Pair("text").Value().Kind().IsScalar():
			m.edits = append(m.edits, m.Edit().SetValue(pair, yamledit.Quoted(m.File.Value(value.Pair("text").Value()).Text()))...)
		case value.Kind() == syntax.Mapping:
			m.edits = append(m.edits, m.Edit().SetValue(pair, yamledit.Quoted(f.Value))...)
			m.note(&m.filled, f.Key)
		}
	}
	if n.Pair("edit").IsZero() && resource != "" {
		view := yamledit.Field{Key: "edit", Fields: []yamledit.Field{{Key: "resource", Value: yamledit.Quoted(resource)}}}
		if native {
			view.Fields = append(view.Fields, yamledit.Field{Key: "render", Value: "native"})
		}
		added = append(added, view)
		m.note(&m.filled, "edit")
	}
	if len(added) > 0 && !last.IsZero() {
		m.edits = append(m.Edit().FieldsBehind(n, last, added...), m.edits...)
	}
}
