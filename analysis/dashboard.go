package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/text"
)

// groupDashboards is what the modules of a dashboard share.
var groupDashboards = &Group{
	Rules: []*Rule{ruleDashboardResourceShared, ruleDashboardExtraProperty, ruleScriptWithoutGadget},
	Reword: func(s scope, found []finding) []finding {
		if !s.isModule() {
			return found
		}
		return s.dashboardExtras(s.withoutDocumented(found))
	},
	File: func(p *pass) {
		idleScripts(p)
		sharedResources(p)
	},
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

// drawing is a module of a dashboard that draws a resource.
type drawing struct {
	*resourceUser
	entry *manifest.Entry
	span  text.Span // of what names the resource, in the file
}

// sharedResources reports resources that some modules of dashboards draw by the UI Kit and
// others not, where Forge does not refuse that.
func sharedResources(p *pass) {
	native, other := map[string]drawing{}, map[string]drawing{}
	for l := range p.file.ModuleLists() {
		if !onDashboards[l.Type] {
			continue
		}
		users := resourceUsersOf.Of(p.file, l)
		for i := range users {
			u, first := &users[i], other
			if u.native {
				first = native
			}
			e := l.Entries[u.entry]
			if _, ok := first[u.name]; !ok && !e.Bare && !u.hasPart && !u.doubtful {
				first[u.name] = drawing{u, e, u.span.Shift(e.Base())}
			}
		}
	}
	for resource, n := range native {
		switch o, ok := other[resource]; {
		case !ok || !p.mayBeShared(resource):
		case n.span.Start > o.span.Start:
			p.reportShared(n, o)
		default:
			p.reportShared(o, n)
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
	switch h := hostedOf.Of(found[0].Entry); {
	case h == nil:
		return p.Files == nil || !found[0].Entry.Pair("bundler").IsZero()
	case h.bundled || p.Files == nil:
		return true
	default:
		return p.Files.Kind(h.path) == files.Missing
	}
}

// reportShared reports the second of two modules, which draws a resource in another way
// than the first.
func (p *pass) reportShared(at, first drawing) {
	if p.brokenIn(at.entry.Span(), 0) || p.brokenIn(first.entry.Span(), 0) {
		return
	}
	p.report(Diagnostic{
		Rule: ruleDashboardResourceShared, Span: at.span,
		Message: fmt.Sprintf("the resource %q is used %s here, and %s on line %d: use a resource of its own",
			at.name, withNative(at.native), withNative(first.native), p.lineOf(first.span)),
		Related: []Related{{first.span, "used " + withNative(first.native) + " here"}},
		Mend:    func() []Fix { return p.separate(at.name, at.entry, at.span) },
	}, always)
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
