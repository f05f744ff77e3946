package rules

import (
	"slices"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules/app"
	"forge-manifest-ls/analysis/rules/bitbucket"
	"forge-manifest-ls/analysis/rules/conditions"
	"forge-manifest-ls/analysis/rules/confluence"
	"forge-manifest-ls/analysis/rules/connect"
	"forge-manifest-ls/analysis/rules/dashboards"
	"forge-manifest-ls/analysis/rules/environment"
	"forge-manifest-ls/analysis/rules/functions"
	"forge-manifest-ls/analysis/rules/jira"
	"forge-manifest-ls/analysis/rules/modules"
	"forge-manifest-ls/analysis/rules/network"
	"forge-manifest-ls/analysis/rules/references"
	"forge-manifest-ls/analysis/rules/resources"
	"forge-manifest-ls/analysis/rules/rovo"
	"forge-manifest-ls/analysis/rules/scopes"
	"forge-manifest-ls/analysis/rules/shortcuts"
	"forge-manifest-ls/analysis/rules/sources"
	"forge-manifest-ls/analysis/rules/storage"
	"forge-manifest-ls/analysis/rules/translations"
	"forge-manifest-ls/analysis/rules/yaml"
	"forge-manifest-ls/analysis/shape"
)

// engineGroup is the name of the rules that belong to no package of rules.
const engineGroup = "comments"

// named are the groups by the names of their packages, under which settings speak of their rules.
var named = map[string][]*analysis.Group{
	"app":          {app.GroupApp, app.GroupSize},
	"bitbucket":    {bitbucket.Group},
	"conditions":   {conditions.Group},
	"confluence":   {confluence.GroupConfluence, confluence.GroupFlags, confluence.GroupAutoConvert},
	"connect":      {connect.Group},
	"dashboards":   {dashboards.Group},
	"environment":  {environment.Group, environment.GroupUndeclared},
	"functions":    {functions.GroupResolver, functions.GroupFunctions},
	"jira":         {jira.Group},
	"modules":      {modules.Group},
	"network":      {network.Group},
	"references":   {references.GroupKeys, references.GroupReferences, references.GroupUnused},
	"resources":    {resources.GroupResources, resources.GroupFiles},
	"rovo":         {rovo.GroupSkills, rovo.GroupLLM},
	"schema":       {shape.GroupShape, shape.GroupMergeKey},
	"scopes":       {scopes.Group},
	"shortcuts":    {shortcuts.Group},
	"sources":      {sources.Group},
	"storage":      {storage.Group},
	"translations": {translations.Group},
	"yaml":         {yaml.Group},
}

// GroupNames returns the names of the groups of rules, sorted.
func GroupNames() []string {
	names := []string{engineGroup}
	for name := range named {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// GroupOf returns the name of the group that a rule belongs to.
func GroupOf(r *analysis.Rule) string {
	if name := groupOf()[r]; name != "" {
		return name
	}
	return engineGroup
}

// groupOf holds the name of the group of each rule that has one.
var groupOf = sync.OnceValue(func() map[*analysis.Rule]string {
	names := map[*analysis.Rule]string{}
	for name, groups := range named {
		for _, group := range groups {
			for _, rule := range group.Rules {
				names[rule] = name
			}
		}
	}
	return names
})
