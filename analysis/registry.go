package analysis

import (
	"cmp"
	"slices"
)

// Rules returns the registry, ordered by ID.
func Rules() []*Rule {
	rules := []*Rule{
		ruleAppNameDeprecated, ruleDashboardExtraProperty, ruleEndpointRemoteUnknown, ruleEndpointServiceUnknown,
		ruleEnvVariablesShape, ruleInternalField, ruleManifestEmpty, ruleModuleDeprecated, ruleModuleKeyDuplicate,
		ruleModuleNone, ruleModuleUnknown, ruleModulesMissing, rulePropertyNull, rulePropertyUnknown,
		ruleReferenceEndpoint, ruleReferenceFunction, ruleReferenceNotString, ruleReferenceResource,
		ruleResolverShape, ruleResolverWithoutResource, ruleResourceEntryExtension, ruleResourceEntryMapMissing,
		ruleResourceEntryTypeConflict, ruleResourceEntryUnknown, ruleResourceKeyDuplicate, ruleResourceLimit,
		ruleRuntimeDeprecated, ruleScriptWithoutGadget, ruleValueDeprecated,
		ruleSchemaAdditionalProperty, ruleSchemaAnyOf, ruleSchemaEnum, ruleSchemaFormat, ruleSchemaMaxItems,
		ruleSchemaMaxLength, ruleSchemaMaxProperties, ruleSchemaMinItems, ruleSchemaMinLength,
		ruleSchemaMinProperties, ruleSchemaMultipleOf, ruleSchemaNotAllowed, ruleSchemaOneOf, ruleSchemaPattern,
		ruleSchemaPropertyNames, ruleSchemaRange, ruleSchemaRequired, ruleSchemaType, ruleSchemaUniqueItems,
		ruleMergeKey, ruleYAMLRecursiveAlias,
	}
	for _, m := range yamlMistakes {
		rules = append(rules, m.rule)
	}
	slices.SortFunc(rules, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}
