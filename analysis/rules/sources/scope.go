package sources

import (
	"fmt"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/usage"
)

var (
	ruleStorageScopeMissing = &analysis.Rule{
		ID: "source-storage-scope-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "An app whose code uses the storage of Forge asks for the scope \"storage:app\".",
		Why: "\"forge lint\" looks for what is called \"storage\" in an import, whatever the package. It does not look at \"@forge/kvs\", which needs the scope, too.",
	}
	ruleHookScopeMissing = &analysis.Rule{
		ID: "source-hook-scope-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "An app asks for the scopes that the hooks for properties of content, spaces and issues need.",
	}
	ruleNotificationScopeMissing = &analysis.Rule{
		ID: "source-notification-scope-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "An app that sends notifications asks for the scope of a product in which they are shown.",
	}
	ruleGraphScopeMissing = &analysis.Rule{
		ID: "source-graph-scope-missing", Severity: analysis.Warning, ReadsFiles: true,
		Doc: "An app that asks the Teamwork Graph has one of its scopes.",
	}
)

// graphScopes is what the scopes of the Teamwork Graph begin with.
const graphScopes = "read:graph:"

// scopes reports the scopes that the code needs and the app does not ask for.
func scopes(p *analysis.Pass) {
	declared := p.File.Scopes()
	if declared.Open {
		return
	}
	names := make(map[string]bool, len(declared.All))
	graph := false
	for _, s := range declared.All {
		names[s.Name] = true
		graph = graph || p.File.Catalogue().IsGraph(s.Name)
	}
	has := func(name string) bool { return names[name] }
	said := newSaid(p, has)
	apiScopes(p, declared, has, said)
	fixedScopes(p, ruleStorageScopeMissing, usage.Storage, has, said)
	fixedScopes(p, ruleHookScopeMissing, usage.Hook, has, said)
	notificationScopes(p, has)
	if !graph {
		graphScope(p)
	}
}

// said are the scopes of which it is said already that they are missing, with how grave that is: one mistake, one diagnostic.
type said struct {
	severities map[string]analysis.Severity
	// others works out those that are missing for events, product contexts and module types, where Forge's check finds them.
	others func() map[string]bool
}

// newSaid returns what is said before the rules of this group speak.
func newSaid(p *analysis.Pass, has func(string) bool) said {
	return said{map[string]analysis.Severity{}, sync.OnceValue(func() map[string]bool {
		missing := map[string]bool{}
		for use := range p.File.ScopeUses() {
			if !use.Official || !lacks(use.AnyOf, has) {
				continue
			}
			for _, name := range use.AnyOf[0] {
				missing[name] = true
			}
		}
		return missing
	})}
}

// is reports whether it is said that a scope is missing, and how grave that is; else it is said from now on.
func (s said) is(name string, severity analysis.Severity) bool {
	if before, ok := s.severities[name]; ok && before <= severity || s.others()[name] {
		return true
	}
	s.severities[name] = severity
	return false
}

// fixedScopes reports the scopes that are missing for uses that need the same ones always.
func fixedScopes(p *analysis.Pass, rule *analysis.Rule, kind usage.Kind, has func(string) bool, said said) {
	at, ok := placeFor(p, "permissions", "scopes")
	if !ok {
		return
	}
	var missing byName[lack]
	for _, found := range usesOf.Of(p).Of(kind) {
		for _, name := range usage.Missing(found.AnyOf, has) {
			missing.of(name, func() *lack { return &lack{rule: rule, name: name, at: at} }).add(found, found.Seen)
		}
	}
	for _, l := range missing.all {
		name := l.name
		if said.is(name, l.severity()) {
			continue
		}
		l.message = fmt.Sprintf("%s in %s needs the scope %q: add it to \"permissions.scopes\"", subjectOf(kind, l.places[0]), l.where(), name)
		l.mend = func() []analysis.Fix { return offerScope(p, fmt.Sprintf("Add the scope %q", name), []string{name}) }
		l.report(p, func(i int) (does, wrong string) {
			does = subjectOf(kind, l.places[i])
			return does, does + " " + needsScope(name)
		})
	}
}

// lacks reports whether an app has all scopes of none of some groups.
func lacks(groups [][]string, has func(string) bool) bool { return len(usage.Missing(groups, has)) > 0 }

// subjectOf names what needs scopes.
func subjectOf(kind usage.Kind, at usage.Place) string {
	if kind == usage.Hook {
		return "\"" + at.Name + "\""
	}
	return "the storage"
}

// notificationScopes reports that notifications need a scope: that of one product is enough.
func notificationScopes(p *analysis.Pass, has func(string) bool) {
	at, ok := placeFor(p, "permissions", "scopes")
	if !ok {
		return
	}
	l := lack{rule: ruleNotificationScopeMissing, at: at}
	var groups [][]string
	for _, found := range usesOf.Of(p).Of(usage.Notification) {
		if groups = found.AnyOf; lacks(groups, has) {
			l.add(found, found.Seen)
		}
	}
	if l.count == 0 {
		return
	}
	l.message = fmt.Sprintf("notifications, sent in %s, need the scope %q or %q: add one to \"permissions.scopes\"", l.where(), groups[0][0], groups[1][0])
	l.mend = func() (fixes []analysis.Fix) {
		for _, group := range groups {
			fixes = append(fixes, offerScope(p, fmt.Sprintf("Add the scope %q", group[0]), group)...)
		}
		return fixes
	}
	wrong := fmt.Sprintf("notifications need the scope %q or %q, and the manifest asks for neither", groups[0][0], groups[1][0])
	l.report(p, func(int) (string, string) { return "sends notifications", wrong })
}

// graphScope reports that the Teamwork Graph needs one of its scopes; which one depends on the query.
func graphScope(p *analysis.Pass) {
	at, ok := placeFor(p, "permissions", "scopes")
	l := lack{rule: ruleGraphScopeMissing, at: at}
	if l.addAll(usesOf.Of(p).Of(usage.Graph)); !ok || l.count == 0 {
		return
	}
	l.message = fmt.Sprintf("the Teamwork Graph, asked in %s, needs a scope that begins with %q: add those of what the query reads to \"permissions.scopes\"", l.where(), graphScopes)
	wrong := fmt.Sprintf("the Teamwork Graph needs a scope that begins with %q, and the manifest asks for none", graphScopes)
	l.report(p, func(int) (string, string) { return "asks the Teamwork Graph", wrong })
}
