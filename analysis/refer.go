package analysis

import "forge-manifest-ls/manifest"

// groupReferences is what manifests name and do not declare, or cannot name there.
var groupReferences = &Group{
	Rules: []*Rule{
		ruleReferenceFunction, ruleReferenceEndpoint, ruleReferenceResource, ruleEndpointRemoteUnknown, ruleEndpointServiceUnknown,
		ruleProviderRemoteUnknown, ruleProviderFunctionUnknown, ruleReferenceProvider, ruleGraphConnectorAuthProvider,
		ruleDataResidencyRemote, ruleConnectRemoteUnknown, ruleCommandPageReference, ruleTimeTrackingAdminPageReference,
		ruleAgentActionUnknown, ruleSkillToolUnknown, ruleMCPToolUnknown, ruleAutomationActionUnknown,
		ruleAutomationActionLimit, ruleActionUnreferenced, ruleActionNameMissing,
		ruleAgentConnectorEndpointUnknown, ruleAgentConnectorEndpointRemote,
		ruleCustomContentUnknown, ruleCustomContentOneWay, ruleRemoteKeyDuplicate,
	},
	Entry: map[string][]entryCheck{"action": {scope.actionName}, "": {scope.textlessNames}},
	Facts: map[string][]factFinder{
		automationProvider:    {scope.actionCount},
		"rovo:agentConnector": {scope.connectorEndpoint},
		customContent:         {scope.contentLinks},
	},
	Names: (*pass).references,
	File: func(p *pass) {
		looseReferences(p)
		automationActions(p)
		connectorEndpoints(p)
		contentLinks(p)
		p.duplicates(manifest.Remote, ruleRemoteKeyDuplicate)
	},
}

// groupUnused is what a manifest declares and never uses. It comes last: it waits until the
// manifest is free of mistakes that may hide a use.
var groupUnused = &Group{
	Rules: []*Rule{
		ruleFunctionUnused, ruleEndpointUnused, ruleRemoteUnused, ruleResourceUnused, ruleServiceUnused, ruleEnvVariableUnused,
	},
	File: func(p *pass) {
		unreferencedActions(p)
		unusedDefinitions(p)
		unusedVariables(p)
	},
}
