package conditions

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// Group is display conditions.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		shape.RuleDisplayConditionsInvalid, shape.RuleDisplayConditionsDepth, shape.RuleDisplayConditionUnknown,
		shape.RuleDisplayConditionType, shape.RuleDisplayConditionEnum, shape.RuleDisplayConditionsUnchecked,
	},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"": {displayConditions}},
}

//go:embed samples
var samples embed.FS
