package scopes

import "forge-manifest-ls/analysis"

// Group is the scopes of an app.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleScopeUnknown, ruleScopeDuplicate, ruleTriggerScopeMissing, ruleAgentContextScopeMissing,
		ruleModuleScopeMissing, ruleRemoteAuthScopes,
	},
	Facts: map[string][]analysis.FactFinder{"": {scopeFacts}},
	File:  scopes,
}
