package references

import (
	"maps"
	"slices"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

// nameRules are the rules about the names of a kind.
type nameRules struct {
	// unknown is broken by a name that nothing declares, and in by one in some places: a module type
	// or section, and the property of its entries behind a slash, where only that has the rule.
	unknown *analysis.Rule
	in      map[string]*analysis.Rule
	// unused is broken by a definition that nothing names.
	unused *analysis.Rule
}

// rulesOf is the table of the rules about names, by kind.
var rulesOf = map[manifest.Kind]nameRules{
	manifest.Function: {
		unknown: ruleReferenceFunction, unused: ruleFunctionUnused,
		in: map[string]*analysis.Rule{"providers": ruleProviderFunctionUnknown},
	},
	manifest.Endpoint: {
		unknown: ruleReferenceEndpoint, unused: ruleEndpointUnused,
		in: map[string]*analysis.Rule{"rovo:agentConnector/protocols": ruleAgentConnectorEndpointUnknown},
	},
	manifest.Resource: {unknown: ruleReferenceResource, unused: ruleResourceUnused},
	manifest.Remote: {
		unused: ruleRemoteUnused,
		in: map[string]*analysis.Rule{
			"endpoint": ruleEndpointRemoteUnknown, "migration:dataResidency": ruleDataResidencyRemote,
			"app": ruleConnectRemoteUnknown, "providers": ruleProviderRemoteUnknown,
		},
	},
	manifest.Service: {unknown: ruleEndpointServiceUnknown, unused: ruleServiceUnused},
	manifest.Action: {in: map[string]*analysis.Rule{
		"rovo:agent": ruleAgentActionUnknown, "rovo:skill": ruleSkillToolUnknown,
		"rovo:mcp": ruleMCPToolUnknown, automationProvider: ruleAutomationActionUnknown,
	}},
	manifest.Provider: {
		unknown: ruleReferenceProvider,
		in:      map[string]*analysis.Rule{"graph:connector": ruleGraphConnectorAuthProvider},
	},
	manifest.CustomContent: {unknown: ruleCustomContentUnknown},
	manifest.Page:          {unknown: ruleCommandPageReference},
	manifest.AdminPage:     {unknown: ruleTimeTrackingAdminPageReference},
}

// all returns the rules about names of the kind that nothing declares.
func (r nameRules) all() []*analysis.Rule {
	rules := slices.Collect(maps.Values(r.in))
	if r.unknown != nil {
		rules = append(rules, r.unknown)
	}
	return rules
}

// referenceRules returns the rules about names that nothing declares.
func referenceRules() []*analysis.Rule {
	var rules []*analysis.Rule
	for kind := range manifest.Kinds() {
		rules = append(rules, rulesOf[kind].all()...)
	}
	return rules
}

// isReferenceRule reports whether a rule is about names that nothing declares.
func isReferenceRule(rule *analysis.Rule) bool { return slices.Contains(knownReferenceRules(), rule) }

// knownReferenceRules are the rules of all kinds, collected once.
var knownReferenceRules = sync.OnceValue(referenceRules)

// referenceRule returns the rule that an unknown name breaks; nil for what others look at: the
// remotes of permissions, and the files of prompts.
func referenceRule(ref manifest.Reference) *analysis.Rule {
	in := ref.Path[0]
	if ref.Entry != nil {
		in = analysis.EntryUnit(ref.Entry).TypeName
	}
	if in == "rovo:agent" && ref.IsAsset && ref.Path[0] == "prompt" {
		return nil
	}
	rules := rulesOf[ref.Kind]
	for _, place := range []string{in + "/" + ref.Path[0], in} {
		if rule := rules.in[place]; rule != nil {
			return rule
		}
	}
	return rules.unknown
}
