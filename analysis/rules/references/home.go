package references

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

// simpleRules are the rules of kinds that only one property names.
var simpleRules = map[manifest.Kind]*analysis.Rule{
	manifest.Function: ruleReferenceFunction, manifest.Endpoint: ruleReferenceEndpoint, manifest.Resource: ruleReferenceResource,
	manifest.Service: ruleEndpointServiceUnknown, manifest.CustomContent: ruleCustomContentUnknown,
	manifest.Page: ruleCommandPageReference, manifest.AdminPage: ruleTimeTrackingAdminPageReference, manifest.Provider: ruleReferenceProvider,
}

// ownRules are the rules of kinds in the places where they have a rule of their own, by module
// type or section.
var ownRules = map[string]map[manifest.Kind]*analysis.Rule{
	"endpoint":                  {manifest.Remote: ruleEndpointRemoteUnknown},
	"migration:dataResidency":   {manifest.Remote: ruleDataResidencyRemote},
	"app":                       {manifest.Remote: ruleConnectRemoteUnknown},
	"providers":                 {manifest.Remote: ruleProviderRemoteUnknown, manifest.Function: ruleProviderFunctionUnknown},
	"graph:connector":           {manifest.Provider: ruleGraphConnectorAuthProvider},
	"rovo:agent":                {manifest.Action: ruleAgentActionUnknown},
	"rovo:skill":                {manifest.Action: ruleSkillToolUnknown},
	"rovo:mcp":                  {manifest.Action: ruleMCPToolUnknown},
	"automation:actionProvider": {manifest.Action: ruleAutomationActionUnknown},
}

// isReferenceRule reports whether a rule is about names that nothing declares.
func isReferenceRule(r *analysis.Rule) bool {
	for _, own := range ownRules {
		for _, other := range own {
			if r == other {
				return true
			}
		}
	}
	for _, other := range simpleRules {
		if r == other {
			return true
		}
	}
	return r == ruleAgentConnectorEndpointUnknown
}

// referenceRule is the rule that an unknown name breaks; nil for what others look at: the remotes
// of permissions, and the files of prompts.
func referenceRule(ref manifest.Reference) *analysis.Rule {
	in := ref.Path[0]
	if ref.Entry != nil {
		in = analysis.EntryScope(ref.Entry).TypeName
	}
	switch {
	case in == "rovo:agentConnector" && ref.Kind == manifest.Endpoint && ref.Path[0] == "protocols":
		return ruleAgentConnectorEndpointUnknown
	case in == "rovo:agent" && ref.IsAsset && ref.Path[0] == "prompt":
		return nil
	}
	if r := ownRules[in][ref.Kind]; r != nil {
		return r
	}
	return simpleRules[ref.Kind]
}
