package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// subjectDashboards is what the modules of a dashboard share.
var subjectDashboards = &subject{
	rules: []*Rule{ruleDashboardResourceShared},
	layer: sharedResources,
}

var ruleDashboardResourceShared = &Rule{
	ID: "dashboard-resource-shared", Severity: Warning,
	Doc:  "A resource of a dashboard's modules is either for all of them with \"render: native\", or for all without.",
	Why:  "With \"render: native\" a resource holds what the UI Kit draws, and otherwise a page of HTML: it cannot be both.",
	Bad:  head + scriptModule + "      resource: main\n      render: native\n" + widget + resources + "    bundler: manual@2026\n",
	Good: head + scriptModule + "      resource: main\n" + widget + resources + "    bundler: manual@2026\n",
}

// onDashboards are the module types of dashboards that have resources.
var onDashboards = map[string]bool{
	"jira:dashboardBackgroundScript": true, "jira:dashboardGadget": true,
	"dashboards:backgroundScript": true, "dashboards:widget": true, "dashboards:filter": true,
}

// frontEnd is the resource of an entry, and how it is drawn.
type frontEnd struct {
	resource string // "" where it cannot be told, or is the entry of one
	native   bool
}

var frontEnds = manifest.NewPerEntry(func(e *manifest.Entry) frontEnd {
	if e.Bare {
		return frontEnd{}
	}
	for ref := range e.References() {
		if ref.Kind == manifest.Resource && len(ref.Path) == 1 && !ref.HasPart && !ref.Unknown {
			pair := e.Pair("render")
			render := e.File.Value(pair.Value())
			if !pair.IsZero() && render.Type() == schema.Unknown {
				return frontEnd{}
			}
			return frontEnd{ref.Name, !pair.IsZero() && render.Text() == "native"}
		}
	}
	return frontEnd{}
})

// natives and others keep the first entry of a list, by its index, for each resource that
// entries draw in one way or the other.
var (
	natives = manifest.NewPerList(func(l *manifest.List) map[string]int { return firstUses(l, true) })
	others  = manifest.NewPerList(func(l *manifest.List) map[string]int { return firstUses(l, false) })
)

func firstUses(l *manifest.List, native bool) map[string]int {
	var first map[string]int
	for i, e := range l.Entries {
		f := frontEnds.Of(e)
		if f.native != native || f.resource == "" {
			continue
		}
		if first == nil {
			first = map[string]int{}
		}
		if _, ok := first[f.resource]; !ok {
			first[f.resource] = i
		}
	}
	return first
}

// sharedResources reports resources that some modules of dashboards draw by the UI Kit and
// others not, where Forge does not refuse that. Most apps draw all in one way, so that there
// is little to compare.
func sharedResources(p *pass) {
	native := map[string]*manifest.Entry{}
	var lists []*manifest.List
	for l := range p.file.ModuleLists() {
		if !onDashboards[l.Type] {
			continue
		}
		lists = append(lists, l)
		keepFirst(native, l, natives.Of(p.file, l))
	}
	if len(native) == 0 {
		return
	}
	other := map[string]*manifest.Entry{}
	for _, l := range lists {
		keepFirst(other, l, others.Of(p.file, l))
	}
	for resource, e := range other {
		switch n := native[resource]; {
		case n == nil || !p.mayBeShared(resource):
		case n.Base() > e.Base():
			p.reportShared(frontEnd{resource, true}, n, e)
		default:
			p.reportShared(frontEnd{resource, false}, e, n)
		}
	}
}

func keepFirst(first map[string]*manifest.Entry, l *manifest.List, of map[string]int) {
	for resource, i := range of {
		if first[resource] == nil {
			first[resource] = l.Entries[i]
		}
	}
}

// mayBeShared reports whether Forge accepts that a resource is drawn in both ways, as far as
// is known: what it would be in one way or the other, and is not, the rules about files say.
func (p *pass) mayBeShared(resource string) bool {
	found := p.file.Lookup(manifest.Resource, resource)
	if len(found) != 1 {
		return false
	}
	e := found[0].Entry
	if !e.Pair("bundler").IsZero() || p.Files == nil {
		return true
	}
	where := p.file.Value(e.Pair("path").Value())
	return where.Type() == schema.String && p.Files.Kind(where.Text()) == files.Missing
}

func (p *pass) reportShared(f frontEnd, at, first *manifest.Entry) {
	span, other := at.Pair("resource").Value().Span(), first.Pair("resource").Value().Span()
	if p.brokenIn(at.Span(), 0) || p.brokenIn(first.Span(), 0) {
		return
	}
	p.report(Diagnostic{
		Rule: ruleDashboardResourceShared, Span: span,
		Message: fmt.Sprintf("the resource %q is used %s here, and %s on line %d: use a resource of its own",
			f.resource, withNative(f.native), withNative(!f.native), p.buf.LineAt(other.Start)+1),
		Related: []Related{{other, "used " + withNative(!f.native) + " here"}},
		Mend:    func() []Fix { return p.separate(f, at, span) },
	})
}

// separate names the other resources, and a new one.
func (p *pass) separate(f frontEnd, at *manifest.Entry, span text.Span) []Fix {
	var fixes []Fix
	key := edit.FreshKey(p.file, f.resource)
	if d, ok := p.declare(manifest.Resource, key); ok {
		edits := append([]text.Edit{{Span: span, New: edit.QuotedLike(key, at.Pair("resource").Value())}}, d.edits...)
		if fix, ok := p.tidy(Fix{Title: fmt.Sprintf("Declare the resource %q", key), Edits: edits}); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}
