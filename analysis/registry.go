package analysis

import (
	"cmp"
	"slices"
	"sync"
)

// Rules returns the registry, ordered by ID. The caller must not change it.
func Rules() []*Rule { return registry() }

// RuleOf returns the rule with an ID.
func RuleOf(id string) (*Rule, bool) {
	rules := registry()
	i, ok := slices.BinarySearchFunc(rules, id, func(r *Rule, id string) int { return cmp.Compare(r.ID, id) })
	if !ok {
		return nil, false
	}
	return rules[i], true
}

var registry = sync.OnceValue(allRules)

func allRules() []*Rule {
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
		ruleMergeKey, ruleYAMLRecursiveAlias, ruleIgnoreInvalid, ruleIgnoreUnused,
	}
	for _, s := range subjects {
		rules = append(rules, s.rules...)
	}
	for _, m := range yamlMistakes {
		rules = append(rules, m.rule)
	}
	slices.SortFunc(rules, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}
