package scopes

import "forge-manifest-ls/analysis"

// GroupPermissions is scopes, egress, providers and remotes.
var GroupPermissions = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleScopeUnknown, ruleScopeDuplicate, ruleTriggerScopeMissing, ruleAgentContextScopeMissing,
		ruleModuleScopeMissing, ruleRemoteAuthScopes,
	},
	Facts: map[string][]analysis.FactFinder{"": {scopeFacts}},
	File:  scopes,
}
