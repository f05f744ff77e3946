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

// engineGroup is the name of the rules of the engine itself, which are about comments and numbers.
const engineGroup = "comments"

// inOrder are the groups in the order in which they look at a file, each with the name under which
// settings speak of its rules.
var inOrder = []struct {
	name  string
	group *analysis.Group
}{
	{"yaml", yaml.Group}, // first: what it finds explains much of what the others would
	{"schema", shape.GroupShape},
	{engineGroup, analysis.Entries},
	{"functions", functions.GroupResolver},
	{"modules", modules.Group},
	{"references", references.GroupKeys},
	{"resources", resources.GroupResources},
	{"dashboards", dashboards.Group},
	{"references", references.GroupReferences},
	{"functions", functions.GroupFunctions}, // before the files of resources: both guess names, and no more than a few
	{"resources", resources.GroupFiles},
	{"rovo", rovo.GroupSkills},
	{"translations", translations.Group},
	{"environment", environment.Group},
	{"scopes", scopes.Group},
	{"network", network.Group},
	{"sources", sources.Group}, // behind the rules about scopes and addresses themselves
	{"jira", jira.Group},
	{"confluence", confluence.GroupConfluence},
	{"confluence", confluence.GroupFlags},
	{"shortcuts", shortcuts.Group},
	{"confluence", confluence.GroupAutoConvert},
	{"bitbucket", bitbucket.Group},
	{"rovo", rovo.GroupLLM},
	{"connect", connect.Group},
	{"storage", storage.Group},
	{"app", app.GroupApp},
	{"conditions", conditions.Group},
	{"app", app.GroupSize},
	{"schema", shape.GroupMergeKey},
	{"environment", environment.GroupUndeclared}, // behind all that it explains
	{"references", references.GroupUnused},       // last: it waits for what the others find
}

// All returns all groups of rules.
func All() *analysis.Groups { return all() }

// all makes the list once: what is kept of entries is kept for the list.
var all = sync.OnceValue(func() *analysis.Groups {
	groups := make([]*analysis.Group, len(inOrder))
	for i, one := range inOrder {
		groups[i] = one.group
	}
	return analysis.NewGroups(groups...)
})
