package scopes

import "forge-manifest-ls/analysis"

// GroupPermissions is the scopes of an app.
var GroupPermissions = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleScopeUnknown, ruleScopeDuplicate, ruleTriggerScopeMissing, ruleAgentContextScopeMissing,
		ruleModuleScopeMissing, ruleRemoteAuthScopes,
	},
	Facts: map[string][]analysis.FactFinder{"": {scopeFacts}},
	File:  scopes,
}
