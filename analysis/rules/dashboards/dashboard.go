package dashboards

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/sample"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Group is what the modules of a dashboard share.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{ruleDashboardResourceShared, RuleDashboardExtraProperty, ruleScriptWithoutGadget},
	Reword: func(s analysis.Scope, found []analysis.Finding) []analysis.Finding {
		if !s.IsModule() {
			return found
		}
		return dashboardExtras(s, found)
	},
	File: func(p *analysis.Pass) {
		idleScripts(p)
		sharedResources(p)
	},
}

var ruleDashboardResourceShared = &analysis.Rule{
	ID: "dashboard-resource-shared", Severity: analysis.Warning,
	Doc:  "A resource of a dashboard's modules is either for all of them with \"render: native\", or for all without.",
	Why:  "With \"render: native\" a resource holds what the UI Kit draws, and otherwise a page of HTML: it cannot be both.",
	Bad:  sample.Head + sample.ScriptModule + "      resource: main\n      render: native\n" + sample.Widget + sample.Resources + "    bundler: manual@2026\n",
	Good: sample.Head + sample.ScriptModule + "      resource: main\n" + sample.Widget + sample.Resources + "    bundler: manual@2026\n",
}

// onDashboards are the module types of dashboards that have resources.
var onDashboards = map[string]bool{
	"jira:dashboardBackgroundScript": true, "jira:dashboardGadget": true,
	"dashboards:backgroundScript": true, "dashboards:widget": true, "dashboards:filter": true,
}

// drawing is a module of a dashboard that draws a resource.
type drawing struct {
	*doubt.ResourceUser
	entry *manifest.Entry
	span  text.Span // of what names the resource, in the file
}

// sharedResources reports resources that some modules of dashboards draw by the UI Kit and
// others not, where Forge does not refuse that.
func sharedResources(p *analysis.Pass) {
	native, other := map[string]drawing{}, map[string]drawing{}
	for l := range p.File.ModuleLists() {
		if !onDashboards[l.Type] {
			continue
		}
		users := doubt.ResourceUsersOf.Of(p.File, l)
		for i := range users {
			u, first := &users[i], other
			if u.Native {
				first = native
			}
			e := l.Entries[u.Entry]
			if _, ok := first[u.Name]; !ok && !e.Bare && !u.HasPart && !u.Doubtful {
				first[u.Name] = drawing{u, e, u.Span.Shift(e.Base())}
			}
		}
	}
	for resource, n := range native {
		switch o, ok := other[resource]; {
		case !ok || !mayBeShared(p, resource):
		case n.span.Start > o.span.Start:
			reportShared(p, n, o)
		default:
			reportShared(p, o, n)
		}
	}
}

// mayBeShared reports whether Forge accepts that a resource is drawn in both ways, as far as
// is known: what it would be in one way or the other, and is not, the rules about files say.
func mayBeShared(p *analysis.Pass, resource string) bool {
	found := p.File.Lookup(manifest.Resource, resource)
	if len(found) != 1 {
		return false
	}
	switch h := doubt.HostedOf.Of(found[0].Entry); {
	case h == nil:
		return p.Files == nil || !found[0].Entry.Pair("bundler").IsZero()
	case h.Bundled || p.Files == nil:
		return true
	default:
		return p.Files.Kind(h.Path) == files.Missing
	}
}

// reportShared reports the second of two modules, which draws a resource in another way
// than the first.
func reportShared(p *analysis.Pass, at, first drawing) {
	if p.BrokenIn(at.entry.Span(), 0) || p.BrokenIn(first.entry.Span(), 0) {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleDashboardResourceShared, Span: at.span,
		Message: fmt.Sprintf("the resource %q is used %s here, and %s on line %d: use a resource of its own",
			at.Name, doubt.WithNative(at.Native), doubt.WithNative(first.Native), p.LineOf(first.span)),
		Related: []analysis.Related{{Span: first.span, Message: "used " + doubt.WithNative(first.Native) + " here"}},
		Mend:    func() []analysis.Fix { return separate(p, at.Name, at.entry, at.span) },
	}, analysis.Always)
}

// separate names the other resources, and a new one.
func separate(p *analysis.Pass, resource string, at *manifest.Entry, span text.Span) []analysis.Fix {
	var fixes []analysis.Fix
	key := yamledit.FreshKey(p.File, resource)
	if d, ok := mend.Declare(p, manifest.Resource, key); ok {
		edits := append([]text.Edit{{Span: span, New: yamledit.QuotedLike(key, at.Pair("resource").Value())}}, d.Edits...)
		if fix, ok := mend.Tidy(p, analysis.Fix{Title: fmt.Sprintf("Declare the resource %q", key), Edits: edits}); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}
