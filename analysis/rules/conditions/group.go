package conditions

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// Group is display conditions.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		shape.RuleDisplayConditionsInvalid, ruleDisplayConditionsDepth, ruleDisplayConditionUnknown,
		ruleDisplayConditionType, ruleDisplayConditionEnum, ruleDisplayConditionsUnchecked,
	},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"": {displayConditions}},
}

//go:embed samples
var samples embed.FS
