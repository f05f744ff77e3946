package resources

import "forge-manifest-ls/analysis"

// GroupFiles is the files that a manifest names.
var GroupFiles = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleResourcePathMissing, ruleResourceDirectoryEmpty, ruleResourceUIKitDirectory, ruleResourceIndexMissing,
		ruleResourceNotDirectory, ruleResourceEntryFileMissing, ruleResourceEntryFileDirectory, ruleResourceInlineStyle,
		ruleExtraFiles,
	},
	File: func(p *analysis.Pass) {
		resourceFiles(p)
		extraFiles(p)
	},
}
