package analysis

import "sync"

// All returns all groups of rules.
func All() *Groups { return all() }

// all makes the list once: what is kept of entries is kept for the list. The order is that in which
// the groups look at a file.
var all = sync.OnceValue(func() *Groups {
	return NewGroups(
		groupYAML, // first: what it finds explains much of what the others would
		groupShape,
		Entries,
		groupResolver,
		groupModules,
		groupKeys,
		groupResources,
		groupDashboards,
		groupReferences,
		groupFunctions, // before the files of resources: both guess names, and no more than a few
		groupFiles,
		groupSkills,
		groupTranslations,
		groupEnvironment,
		groupPermissions,
		groupNetwork,
		groupJira,
		groupConfluence,
		groupFlags,
		groupKeyboard,
		groupAutoConvert,
		groupBitbucket,
		groupLLM,
		groupConnect,
		groupStorage,
		groupApp,
		groupConditions,
		groupSize,
		groupMergeKey,
		groupUnused, // last: it waits for what the others find
	)
})
