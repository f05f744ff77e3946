package storage

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// Group is where an app keeps its data.
var Group = &analysis.Group{
	Choices: indexable,
	Rules: []*analysis.Rule{
		shape.RuleSQLSingle, shape.RuleObjectStoreSingle, ruleEntityAttributesLimit, ruleEntityAttributeLength, ruleEntityIndexesLimit,
		ruleEntityIndexReserved, ruleEntityIndexRangeUnknown, ruleEntityIndexPartitionUnknown,
	},
	Samples: samples,
	File:    storageEntities,
}

//go:embed samples
var samples embed.FS
