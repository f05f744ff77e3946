package mend

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Migration is a way to replace modules by others that do the same. It mends nothing by
// itself: someone asks for it.
type Migration struct {
	analysis.Fix
	// Remark says what it leaves to do, in a sentence.
	Remark string
}

// successor is what replaces a module type of dashboards.
type successor struct {
	Module string
	// dropped are the properties that it refuses and nobody needs any more, or
	// cannot have.
	dropped []string
}

// Successors are the module types that take the place of deprecated ones.
var Successors = map[string]successor{
	"jira:dashboardBackgroundScript": {"dashboards:backgroundScript", []string{"title", "displayConditions", "unlicensedAccess"}},
	"jira:dashboardGadget": {
		"dashboards:widget",
		[]string{"title__i18n", "description__i18n", "displayConditions", "refreshable", "connectKeys", "unlicensedAccess"},
	},
}

// GadgetOf maps a dashboard script to the module whose presence makes it run.
var GadgetOf = map[string]string{
	"jira:dashboardBackgroundScript": "jira:dashboardGadget",
	"dashboards:backgroundScript":    "dashboards:widget",
}

// Migrations returns the migrations of the modules that a span of the file touches, the one
// that is most likely wanted first.
func Migrations(f *manifest.File, at text.Span) []Migration {
	p := analysis.NewPass(context.Background(), analysis.Checker{}, f)
	for l := range f.ModuleLists() {
		if s := l.Pair.Span(); s.Start <= at.End && at.Start <= s.End {
			return ListMigrations(p, l)
		}
	}
	return nil
}

// ListMigrations are those of a list: together with the other module type of the old
// dashboards, as neither works with the new kind of the other, and alone.
func ListMigrations(p *analysis.Pass, l *manifest.List) []Migration {
	if Successors[l.Type].Module == "" {
		return nil
	}
	var both []*manifest.List
	for other := range p.File.ModuleLists() {
		if Successors[other.Type].Module != "" {
			both = append(both, other)
		}
	}
	var out []Migration
	if len(both) == 2 && both[0].Type != both[1].Type {
		out = append(out, Migrate(p, both)...)
	}
	return append(out, Migrate(p, []*manifest.List{l})...)
}

// FixesOf returns the fixes of migrations.
func FixesOf(migrations []Migration) []analysis.Fix {
	var fixes []analysis.Fix
	for _, m := range migrations {
		fixes = append(fixes, m.Fix)
	}
	return fixes
}

// Migrate replaces lists by those of their successors. It returns nothing where a list
// cannot be rewritten.
func Migrate(p *analysis.Pass, lists []*manifest.List) []Migration {
	m := &migration{Pass: p, made: map[string]string{}}
	var modules []string
	for _, l := range lists {
		if !m.list(l) {
			return nil
		}
		modules = append(modules, Successors[l.Type].Module)
	}
	m.edits = append(m.edits, m.declared()...)
	fix, ok := Tidy(p, analysis.Fix{Title: "Migrate to " + strings.Join(modules, " and ") + " (the front end must change, too)", Edits: m.edits})
	if !ok {
		return nil
	}
	return []Migration{{fix, m.remark()}}
}

// migration is one that is being made.
type migration struct {
	*analysis.Pass
	edits   []text.Edit
	made    map[string]string  // keys of the new resources by their path
	fresh   [][]yamledit.Field // the new resources
	dropped []string           // names of what is not there any more
	filled  []string           // names of what has a value to be replaced
	left    bool               // an entry of a resource is still named
}

// remark says what the migration did that may surprise, and what it leaves to do.
func (m *migration) remark() string {
	s := "The front end must change: the new dashboards have a bridge package of their own, @forge/dashboards-bridge."
	if len(m.dropped) > 0 {
		s += fmt.Sprintf(" Removed, as the new modules do not have it: %s.", prose.And(prose.QuoteAll(m.dropped)))
	}
	if len(m.filled) > 0 {
		s += fmt.Sprintf(" Check the values of %s.", prose.And(prose.QuoteAll(m.filled)))
	}
	if len(m.fresh) > 0 {
		s += " Entries of resources are resources of their own now."
	}
	if m.left {
		s += " A resource must be named without an entry: give its HTML file a directory of its own, as index.html."
	}
	return s
}

// note adds a name to a list that lacks it.
func (m *migration) note(names *[]string, name string) {
	if !slices.Contains(*names, name) {
		*names = append(*names, name)
	}
}

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
