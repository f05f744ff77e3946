package network

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// Group is about where an app connects to: egress, remotes, providers.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleCSPScriptSource, RuleEgressURLInvalid, RuleEgressGlobal, RuleEgressStylesFonts, RuleEgressAvatar,
		RuleEgressBackendPath, RuleEgressStringDeprecated, ruleEgressRemoteInvalid,
		ruleRemoteBaseURLMissing, ruleRemoteBaseURLInvalid, ruleRemoteBaseURLHTTP, ruleRemoteStorageScope,
		ruleModuleRemoteStorageScope, shape.RuleRemoteRegions, shape.RuleDataResidencySingle,
		ruleProviderEgressMissing, ruleProviderRemoteRegions, ruleProviderRemoteConfigurable,
	},
	Samples: samples,
	Reword:  unfinishedAddresses,
	Entry:   map[string][]analysis.EntryCheck{"": {remoteFindings}},
	Facts:   map[string][]analysis.FactFinder{"": {regionFacts}},
	File: func(p *analysis.Pass) {
		scriptSources(p)
		lists := egressLists(p)
		egress(p, lists)
		egressRemotes(p)
		regions(p)
		providers(p, lists)
	},
}

//go:embed samples
var samples embed.FS
