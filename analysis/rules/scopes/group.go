package scopes

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is the scopes of an app.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleScopeUnknown, ruleScopeDuplicate, ruleTriggerScopeMissing, ruleAgentContextScopeMissing,
		ruleModuleScopeMissing, ruleRemoteAuthScopes, ruleCustomScopeUnknown,
	},
	Samples: samples,
	Facts:   map[string][]analysis.FactFinder{"": {scopeFacts}, "apiRoute": {customScopeFacts}},
	File: func(p *analysis.Pass) {
		scopes(p)
		customScopes(p)
	},
}

//go:embed samples
var samples embed.FS
