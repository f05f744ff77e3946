package network

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// Group is about where an app connects to: egress, remotes, providers.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleCSPScriptSource, ruleEgressURLInvalid, ruleEgressGlobal, ruleEgressStylesFonts, ruleEgressAvatar,
		ruleEgressBackendPath, ruleEgressStringDeprecated, ruleEgressRemoteInvalid,
		ruleRemoteBaseURLMissing, ruleRemoteBaseURLInvalid, ruleRemoteBaseURLHTTP, ruleRemoteStorageScope,
		ruleModuleRemoteStorageScope, ruleRemoteRegions, ruleDataResidencySingle,
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
		shape.SingleModules(p, map[string]*analysis.Rule{"migration:dataResidency": ruleDataResidencySingle})
		regions(p)
		providers(p, lists)
	},
}

//go:embed samples
var samples embed.FS
