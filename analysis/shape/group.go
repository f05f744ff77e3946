package shape

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// GroupShape is what the schema asks of sections and entries, and properties that it does
// not know.
var GroupShape = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleManifestEmpty, RulePropertyUnknown, ruleValueDeprecated, ruleAppNameDeprecated, ruleRuntimeDeprecated,
		RuleSchemaAdditionalProperty, ruleSchemaAnyOf, ruleSchemaEnum, ruleSchemaFormat, ruleSchemaMaxItems,
		ruleSchemaMaxLength, ruleSchemaMaxProperties, RuleSchemaMinItems, RuleSchemaMinLength,
		ruleSchemaMinProperties, ruleSchemaMultipleOf, ruleSchemaNotAllowed, ruleSchemaOneOf, ruleSchemaPattern,
		ruleSchemaPropertyNames, ruleSchemaRange, RuleSchemaRequired, ruleSchemaType, ruleSchemaUniqueItems,
	},
	Samples: samples,
	Shape:   judge,
	Join:    joinMissing,
	File: func(p *analysis.Pass) {
		emptyManifest(p)
		sections(p)
	},
}

// GroupMergeKey is the merge key of older YAML.
var GroupMergeKey = &analysis.Group{Rules: []*analysis.Rule{RuleMergeKey}, Samples: samples, Absorb: mergeKeys}

//go:embed samples
var samples embed.FS
