package completion

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// exclusions are the properties that an entry must not get because of others that it has, where no
// schema says so; by module type or section, and by property.
var exclusions = map[string]map[string][]string{
	"jira:adminPage": {
		"pages": {"sections", "function", "useAsConfig", "useAsGetStarted"}, "sections": {"pages", "function", "useAsConfig", "useAsGetStarted"},
		"function": subpages, "useAsConfig": subpages, "useAsGetStarted": subpages,
	},
	"jira:globalPage":          exclusiveSubpages,
	"jira:projectPage":         exclusiveSubpages,
	"jira:projectSettingsPage": exclusiveSubpages,
	"remotes":                  {"configurable": {"baseUrl"}},
}

var (
	subpages          = []string{"pages", "sections"}
	exclusiveSubpages = map[string][]string{"pages": {"sections", "function"}, "sections": {"pages", "function"}, "function": subpages}
)

// isExcluded reports whether an entry must not get a property, where no schema says so. The place is
// that of the property: see place.
func (c *cursor) isExcluded(place []string) bool {
	e := c.ctx.Entry
	if len(place) != 2 || e == nil {
		return false
	}
	typ, name := place[0], place[1]
	if slices.ContainsFunc(exclusions[typ][name], func(other string) bool { return c.isSet(e, other) }) {
		return true
	}
	switch {
	case typ == "remotes" && name == "configurable":
		key, ok := e.Key()
		return ok && c.isCalledByForge(key.Name)
	case typ == "resources" && name == "bundler":
		return manifest.IsSourceFile(c.file.TextOf(e.Pair("path").Value()))
	}
	return false
}

// isSet reports whether an entry has a property that says more than "false".
func (c *cursor) isSet(e *manifest.Entry, name string) bool {
	pair := e.Pair(name)
	v := c.file.Value(pair.Value())
	return !pair.IsZero() && !(v.Type() == schema.Boolean && v.Text() == "false")
}

// isCalledByForge reports whether an authentication provider or Connect uses a remote: its address
// has to be known, and nobody may configure it.
func (c *cursor) isCalledByForge(remote string) bool {
	for ref := range c.file.References() {
		if ref.Kind != manifest.Remote || ref.Name != remote || len(ref.Path) == 0 {
			continue
		}
		if ref.Path[0] == "remotes" || ref.Entry == nil && ref.Path[0] == "app" { // of a provider, of Connect
			return true
		}
	}
	return false
}
