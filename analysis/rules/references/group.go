package references

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
)

// GroupReferences is what manifests name and do not declare, or cannot name there.
var GroupReferences = &analysis.Group{
	Rules: append(referenceRules(),
		ruleAutomationActionLimit, ruleActionUnreferenced, ruleActionNameMissing, ruleAgentConnectorEndpointRemote,
		ruleCustomContentOneWay, ruleRemoteKeyDuplicate),
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"action": {actionName}, "": {textlessNames}},
	Facts: map[string][]analysis.FactFinder{
		automationProvider:    {actionCount},
		"rovo:agentConnector": {connectorEndpoint},
		mend.CustomContent:    {contentLinkFacts},
	},
	Names: references,
	File: func(p *analysis.Pass) {
		looseReferences(p)
		automationActions(p)
		connectorEndpoints(p)
		contentLinks(p)
		duplicates(p, manifest.Remote, ruleRemoteKeyDuplicate)
	},
}

// GroupUnused is what a manifest declares and never uses. It comes last: it waits until the
// manifest is free of mistakes that may hide a use.
var GroupUnused = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleFunctionUnused, ruleEndpointUnused, ruleRemoteUnused, ruleResourceUnused, ruleServiceUnused, ruleEnvVariableUnused,
	},
	Samples: samples,
	File: func(p *analysis.Pass) {
		unreferencedActions(p)
		unusedDefinitions(p)
		unusedVariables(p)
	},
}

// GroupKeys is keys that stand for more than one thing.
var GroupKeys = &analysis.Group{
	Rules:   []*analysis.Rule{ruleModuleKeyDuplicate, ruleResourceKeyDuplicate},
	Samples: samples,
	Facts:   map[string][]analysis.FactFinder{"": {keylessFacts}},
	File: func(p *analysis.Pass) {
		duplicateKeys(p)
		keylessModules(p)
	},
}

//go:embed samples
var samples embed.FS
