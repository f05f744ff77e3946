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

// sharedResources reports resources that some modules of dashboards draw by the UI Kit and
// others not, where Forge does not refuse that.
func sharedResources(p *pass) {
	native, other := map[string]*manifest.Entry{}, map[string]*manifest.Entry{}
	for l := range p.file.ModuleLists() {
		if !onDashboards[l.Type] {
			continue
		}
		for _, u := range resourceUsersOf.Of(p.file, l) {
			first := other
			if u.native {
				first = native
			}
			if e := l.Entries[u.entry]; !e.Bare && !u.hasPart && !u.doubtful && first[u.name] == nil {
				first[u.name] = e
			}
		}
	}
	for resource, n := range native {
		switch e := other[resource]; {
		case e == nil || !p.mayBeShared(resource):
		case n.Base() > e.Base():
			p.reportShared(resource, true, n, e)
		default:
			p.reportShared(resource, false, e, n)
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

// reportShared reports the second of two entries, which draws a resource in another way
// than the first.
func (p *pass) reportShared(resource string, native bool, at, first *manifest.Entry) {
	span, other := at.Pair("resource").Value().Span(), first.Pair("resource").Value().Span()
	if p.brokenIn(at.Span(), 0) || p.brokenIn(first.Span(), 0) {
		return
	}
	p.report(Diagnostic{
		Rule: ruleDashboardResourceShared, Span: span,
		Message: fmt.Sprintf("the resource %q is used %s here, and %s on line %d: use a resource of its own",
			resource, withNative(native), withNative(!native), p.lineOf(other)),
		Related: []Related{{other, "used " + withNative(!native) + " here"}},
		Mend:    func() []Fix { return p.separate(resource, at, span) },
	})
}

// separate names the other resources, and a new one.
func (p *pass) separate(resource string, at *manifest.Entry, span text.Span) []Fix {
	var fixes []Fix
	key := edit.FreshKey(p.file, resource)
	if d, ok := p.declare(manifest.Resource, key); ok {
		edits := append([]text.Edit{{Span: span, New: edit.QuotedLike(key, at.Pair("resource").Value())}}, d.edits...)
		if fix, ok := p.tidy(Fix{Title: fmt.Sprintf("Declare the resource %q", key), Edits: edits}); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}
