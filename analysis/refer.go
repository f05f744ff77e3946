package analysis

import "forge-manifest-ls/manifest"

// subjectReferences is what manifests name besides functions, endpoints, resources and remotes of
// modules, and what they declare twice.
var subjectReferences = &subject{
	rules: []*Rule{
		ruleProviderRemoteUnknown, ruleProviderFunctionUnknown, ruleReferenceProvider, ruleGraphConnectorAuthProvider,
		ruleDataResidencyRemote, ruleConnectRemoteUnknown, ruleCommandPageReference, ruleTimeTrackingAdminPageReference,
		ruleAgentActionUnknown, ruleSkillToolUnknown, ruleMCPToolUnknown, ruleAutomationActionUnknown,
		ruleAutomationActionLimit, ruleActionUnreferenced, ruleActionNameMissing,
		ruleAgentConnectorEndpointUnknown, ruleAgentConnectorEndpointRemote,
		ruleCustomContentUnknown, ruleCustomContentOneWay, ruleRemoteKeyDuplicate,
	},
	entry: func(s scope, found []finding) []finding { return s.textlessNames(s.actionName(found)) },
	facts: func(s scope) []fact {
		switch s.name {
		case automationProvider:
			return s.actionCount()
		case "rovo:agentConnector":
			return s.connectorEndpoint()
		case customContent:
			return s.contentLinks()
		}
		return nil
	},
	layer: func(p *pass) {
		looseReferences(p)
		automationActions(p)
		connectorEndpoints(p)
		contentLinks(p)
		p.duplicates(manifest.Remote, ruleRemoteKeyDuplicate)
	},
}

// subjectUnused is what a manifest declares and never uses. It comes last: it waits until the
// manifest is free of mistakes that may hide a use.
var subjectUnused = &subject{
	rules: []*Rule{
		ruleFunctionUnused, ruleEndpointUnused, ruleRemoteUnused, ruleResourceUnused, ruleServiceUnused, ruleEnvVariableUnused,
	},
	layer: func(p *pass) {
		unreferencedActions(p)
		unusedDefinitions(p)
		unusedVariables(p)
	},
}
