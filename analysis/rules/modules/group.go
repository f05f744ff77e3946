package modules

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// Group is the module types of a manifest, and what the platform asks of all modules.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleModulesMissing, ruleModuleNone, ruleModuleUnknown, ruleModuleDeprecated, ruleUIKit1, RuleModuleEarlyAccess,
		shape.RuleInternalField, shape.RulePropertyNull, shape.RuleReferenceNotString,
	},
	Samples: samples,
	Reword:  shape.InternalFields,
	Entry:   map[string][]analysis.EntryCheck{"": {shape.Crashes, removedFrontEnds}},
	File: func(p *analysis.Pass) {
		missingModules(p)
		unknownModules(p)
		deprecatedModules(p)
		earlyAccess(p)
	},
}

//go:embed samples
var samples embed.FS
