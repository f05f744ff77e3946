package analysis

// groupShape is what the schema asks of sections and entries, and properties that it does
// not know.
var groupShape = &Group{
	Rules: []*Rule{
		ruleManifestEmpty, rulePropertyUnknown, ruleValueDeprecated, ruleAppNameDeprecated, ruleRuntimeDeprecated,
		ruleSchemaAdditionalProperty, ruleSchemaAnyOf, ruleSchemaEnum, ruleSchemaFormat, ruleSchemaMaxItems,
		ruleSchemaMaxLength, ruleSchemaMaxProperties, ruleSchemaMinItems, ruleSchemaMinLength,
		ruleSchemaMinProperties, ruleSchemaMultipleOf, ruleSchemaNotAllowed, ruleSchemaOneOf, ruleSchemaPattern,
		ruleSchemaPropertyNames, ruleSchemaRange, ruleSchemaRequired, ruleSchemaType, ruleSchemaUniqueItems,
	},
	Shape: scope.judge,
	Join:  joinMissing,
	File: func(p *pass) {
		emptyManifest(p)
		sections(p)
	},
}
