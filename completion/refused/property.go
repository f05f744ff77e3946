package refused

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// exclusions are the properties that an entry must not get because of others that it has; by module
// type or section, and by property.
var exclusions = map[string]map[string][]string{
	"jira:adminPage": {
		"pages": {"sections", "function", "useAsConfig", "useAsGetStarted"}, "sections": {"pages", "function", "useAsConfig", "useAsGetStarted"},
		"function": subpages, "useAsConfig": subpages, "useAsGetStarted": subpages,
	},
	"jira:globalPage":          exclusiveSubpages,
	"jira:projectPage":         exclusiveSubpages,
	"jira:projectSettingsPage": exclusiveSubpages,
	"jira:workflowValidator":   {"function": {"expression"}, "expression": {"function"}},
	"remotes":                  {"configurable": {"baseUrl"}},
}

var (
	subpages          = []string{"pages", "sections"}
	exclusiveSubpages = map[string][]string{"pages": {"sections", "function"}, "sections": {"pages", "function"}, "function": subpages}
)

// Property reports whether a map must not get a property. The names lead to the property, from its
// module type or section. The map is in an entry, or nil, and in an outer map, or list, or none.
func Property(f *manifest.File, e *manifest.Entry, outer syntax.Node, names []string) bool {
	place := strings.Join(names, "/")
	switch {
	case place == "app/connect/authentication":
		_, ok := f.Section("connectModules")
		return !ok
	case e == nil:
		return false
	case place == "trigger/filter/ignoreSelf":
		return !isOfJiraAlone(f, e)
	case place == "trigger/events/filter/ignoreSelf":
		return isOfOther(f, f.Value(outer).Content().Get("eventType"))
	case len(names) != 2:
		return false
	case slices.ContainsFunc(exclusions[names[0]][names[1]], func(other string) bool { return isSet(f, e, other) }):
		return true
	case place == "remotes/configurable":
		key, ok := e.Key()
		return ok && isCalledByForge(f, key.Name)
	case place == "resources/bundler":
		return manifest.IsSourceFile(f.TextOf(e.Pair("path").Value()))
	}
	return false
}

// isSet reports whether an entry has a property that says more than "false".
func isSet(f *manifest.File, e *manifest.Entry, name string) bool {
	pair := e.Pair(name)
	v := f.Value(pair.Value())
	return !pair.IsZero() && (v.Type() != schema.Boolean || v.Text() != "false")
}

// isCalledByForge reports whether an authentication provider or Connect uses a remote: its address
// has to be known, and nobody may configure it.
func isCalledByForge(f *manifest.File, remote string) bool {
	for ref := range f.References() {
		if ref.Kind != manifest.Remote || ref.Name != remote || len(ref.Path) == 0 {
			continue
		}
		if ref.Path[0] == "remotes" || ref.Entry == nil && ref.Path[0] == "app" { // of a provider, of Connect
			return true
		}
	}
	return false
}

// isOfJiraAlone reports whether all events of a trigger are texts that name events of Jira: the app's
// own can be told from others there alone.
func isOfJiraAlone(f *manifest.File, trigger *manifest.Entry) bool {
	for item := range f.Value(trigger.Pair("events").Value()).Content().Items() {
		if f.Value(item.Value()).Type() == schema.Map || isOfOther(f, item.Value()) {
			return false
		}
	}
	return true
}

// isOfOther reports whether a node names an event of another product than Jira.
func isOfOther(f *manifest.File, event syntax.Node) bool {
	v := f.Value(event)
	return v.Type() == schema.String && !strings.Contains(v.Text(), "jira")
}
