package sources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/usage"
)

var rulePermissionsUnchecked = &analysis.Rule{
	ID: "source-permissions-unchecked", Severity: analysis.Warning, ReadsFiles: true,
	Doc: "An app that manages permissions itself asks whether it has them.",
	Why: "With \"enforcement: app-managed\", administrators may take permissions from an app that is installed. By a check in the code, a display condition, or a " +
		"filter of a trigger it finds out.",
}

// permissionsUnchecked reports an app that manages its permissions and never asks for them.
func permissionsUnchecked(p *analysis.Pass) {
	enforcement := p.File.At("permissions", "enforcement")
	if enforcement.Value.Type() != schema.String || enforcement.Value.Text() != "app-managed" {
		return
	}
	all := usesOf.Of(p)
	if len(all.Of(usage.Check)) > 0 || checksInManifest(p) {
		return
	}
	l := lack{rule: rulePermissionsUnchecked, at: enforcement.Value.Node().Span()}
	for _, kind := range []usage.Kind{usage.Request, usage.Fetch, usage.Image, usage.Storage, usage.Hook, usage.Notification} {
		for _, at := range all.Of(kind) {
			if at.Use.Seen != usage.ByUs {
				l.add(at, usage.ByBoth)
			}
		}
	}
	if l.count == 0 {
		return
	}
	l.message = fmt.Sprintf("the app manages its permissions itself and never asks for them, though it needs some in %s: ask before, as with \"permissions.hasScope\" of \"@forge/api\"", l.where())
	const wrong = "this needs a permission, and the app, which manages its permissions itself, never asks whether it has one"
	l.report(p, func(int) (string, string) { return "needs a permission", wrong })
}

// checksInManifest reports whether a display condition or a filter of a trigger is about permissions.
func checksInManifest(p *analysis.Pass) bool {
	for l := range p.File.ModuleLists() {
		for _, e := range l.Entries {
			if p.File.Value(e.Node()).At("displayConditions", "permissions").Exists() || l.Type == "trigger" && filtersByPermission(p.File.Value(e.Node())) {
				return true
			}
		}
	}
	return false
}

// filtersByPermission reports whether a trigger, or one of its events, has a filter that asks for permissions.
func filtersByPermission(v manifest.Value) bool {
	if expression := v.At("filter", "expression").Value; expression.Type() == schema.String && strings.Contains(expression.Text(), "event.permissions") {
		return true
	}
	for item := range v.At("events").Value.Items() {
		if event, ok := item.(manifest.Value); ok && event.Type() == schema.Map && filtersByPermission(event) {
			return true
		}
	}
	return false
}
