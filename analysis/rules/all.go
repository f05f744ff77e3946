package rules

import (
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

// All returns all groups of rules.
func All() *analysis.Groups { return all() }

// all makes the list once: what is kept of entries is kept for the list. The order is that in which
// the groups look at a file.
var all = sync.OnceValue(func() *analysis.Groups {
	return analysis.NewGroups(
		yaml.Group, // first: what it finds explains much of what the others would
		shape.GroupShape,
		analysis.Entries,
		functions.GroupResolver,
		modules.Group,
		references.GroupKeys,
		resources.GroupResources,
		dashboards.Group,
		references.GroupReferences,
		functions.GroupFunctions, // before the files of resources: both guess names, and no more than a few
		resources.GroupFiles,
		rovo.GroupSkills,
		translations.Group,
		environment.Group,
		scopes.Group,
		network.Group,
		sources.Group, // behind the rules about scopes and addresses themselves
		jira.Group,
		confluence.GroupConfluence,
		confluence.GroupFlags,
		shortcuts.Group,
		confluence.GroupAutoConvert,
		bitbucket.Group,
		rovo.GroupLLM,
		connect.Group,
		storage.Group,
		app.GroupApp,
		conditions.Group,
		app.GroupSize,
		shape.GroupMergeKey,
		environment.GroupUndeclared, // behind all that it explains
		references.GroupUnused,      // last: it waits for what the others find
	)
})
