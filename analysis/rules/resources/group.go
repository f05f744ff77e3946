package resources

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// GroupResources is the resources of an app and their entries.
var GroupResources = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleResourceLimit, ruleResourceEntryMapMissing, ruleResourceEntryUnknown, ruleResourceEntryExtension,
		ruleResourceEntryTypeConflict,
	},
	Samples: samples,
	Names:   resourceEntries,
	File: func(p *analysis.Pass) {
		resourceLimit(p)
		entryExtensions(p)
	},
}

// GroupFiles is the files that a manifest names.
var GroupFiles = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleResourcePathMissing, ruleResourceDirectoryEmpty, ruleResourceUIKitDirectory, ruleResourceIndexMissing,
		ruleResourceNotDirectory, ruleResourceEntryFileMissing, ruleResourceEntryFileDirectory, ruleResourceInlineStyle,
		ruleExtraFiles, ruleIconPath, ruleIconFileMissing, rulePageSource, rulePageAbsolutePath, rulePageBlocked,
	},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"": {iconPaths}},
	Facts:   map[string][]analysis.FactFinder{"": {assetFacts}},
	File: func(p *analysis.Pass) {
		resourceFiles(p)
		extraFiles(p)
		assetFiles(p)
	},
}

//go:embed samples
var samples embed.FS
