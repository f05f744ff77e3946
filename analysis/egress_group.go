package analysis

// groupNetwork is about where an app connects to: egress, remotes, providers.
var groupNetwork = &Group{
	Rules: []*Rule{
		ruleCSPScriptSource, ruleEgressURLInvalid, ruleEgressGlobal, ruleEgressStylesFonts, ruleEgressAvatar,
		ruleEgressBackendPath, ruleEgressStringDeprecated, ruleEgressRemoteInvalid,
		ruleRemoteBaseURLMissing, ruleRemoteBaseURLInvalid, ruleRemoteBaseURLHTTP, ruleRemoteStorageScope,
		ruleModuleRemoteStorageScope, ruleRemoteRegions, ruleDataResidencySingle,
		ruleProviderEgressMissing, ruleProviderRemoteRegions, ruleProviderRemoteConfigurable,
	},
	Entry: map[string][]entryCheck{"": {scope.remoteFindings}},
	Facts: map[string][]factFinder{"": {scope.regionFacts}},
	File: func(p *pass) {
		p.scriptSources()
		lists := p.egressLists()
		p.egress(lists)
		p.egressRemotes()
		p.regions()
		p.providers(lists)
	},
}
