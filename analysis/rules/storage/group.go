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
		ruleSQLSingle, ruleObjectStoreSingle, ruleEntityAttributesLimit, ruleEntityAttributeLength, ruleEntityIndexesLimit,
		ruleEntityIndexReserved, ruleEntityIndexRangeUnknown, ruleEntityIndexPartitionUnknown,
	},
	Samples: samples,
	File: func(p *analysis.Pass) {
		shape.SingleModules(p, map[string]*analysis.Rule{"sql": ruleSQLSingle, "objectStore": ruleObjectStoreSingle})
		storageEntities(p)
	},
}

//go:embed samples
var samples embed.FS
