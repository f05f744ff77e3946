package references

import (
	"maps"
	"slices"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

// Rules about names that nothing declares. The table rulesOf says where each holds.
var (
	ruleReferenceFunction = &analysis.Rule{
		ID: "reference-function", Severity: analysis.Error, Official: []string{"modules.wrongFunctionReference"},
		Doc: "A function that a module names is declared at \"modules.function\".",
	}
	ruleReferenceEndpoint = &analysis.Rule{
		ID: "reference-endpoint", Severity: analysis.Error, Official: []string{"modules.wrongEndpointReference"},
		Doc: "An endpoint that a module names is declared at \"modules.endpoint\".",
	}
	ruleEndpointRemoteUnknown = &analysis.Rule{
		ID: "endpoint-remote-unknown", Severity: analysis.Error, Official: []string{"modules.endpoint.remote.notExists"},
		Doc: "The remote that an endpoint names is declared at \"remotes\".",
	}
	ruleEndpointServiceUnknown = &analysis.Rule{
		ID: "endpoint-service-unknown", Severity: analysis.Error, Official: []string{"modules.wrongServiceReference"},
		Doc: "The service that an endpoint names is declared at \"services\".",
	}
	ruleReferenceResource = &analysis.Rule{
		ID: "reference-resource", Severity: analysis.Error, Official: []string{"modules.wrongResourceReference"},
		Doc: "A resource that a module names is declared at \"resources\".",
		Why: "Forge refuses the manifest. Only when it has no \"resources\" at all, nothing is checked, and the module stays empty.",
	}
	ruleProviderRemoteUnknown = &analysis.Rule{
		ID: "provider-remote-unknown", Severity: analysis.Error, Official: []string{"providers.missingRemote"},
		Doc: "The remotes that an authentication provider names are declared at \"remotes\".",
	}
	ruleProviderFunctionUnknown = &analysis.Rule{
		ID: "provider-function-unknown", Severity: analysis.Error, Official: []string{"providers.missingProfileFunction"},
		Doc: "The function that retrieves the profile for an authentication provider is declared at \"modules.function\".",
	}
	ruleReferenceProvider = &analysis.Rule{
		ID: "reference-provider", Severity: analysis.Warning,
		Doc: "An authentication provider that a function names is declared at \"providers.auth\".",
		Why: "Forge accepts the manifest, but the function cannot use the provider.",
	}
	ruleGraphConnectorAuthProvider = &analysis.Rule{
		ID: "graph-connector-auth-provider", Severity: analysis.Error, Official: []string{"modules.graphConnector.invalidAuthProvider"},
		Doc: "The authentication provider that a connector names is declared at \"providers.auth\".",
	}
	ruleDataResidencyRemote = &analysis.Rule{
		ID: "data-residency-remote", Severity: analysis.Error, Official: []string{"modules.migration:dataResidency.remoteNotFound"},
		Doc: "The remote of a data residency migration is declared at \"remotes\".",
	}
	ruleConnectRemoteUnknown = &analysis.Rule{
		ID: "connect-remote-unknown", Severity: analysis.Error, Official: []string{"app.missingRemoteForConnect"},
		Doc: "The remote that serves Connect modules is declared at \"remotes\".",
		Why: "The remote stands for the server of the Connect app. Without \"connectModules\", Forge does not look at it.",
	}
	ruleCommandPageReference = &analysis.Rule{
		ID: "command-page-reference", Severity: analysis.Error,
		Doc: "The page that a command opens is a global page, project page, project settings page or admin page of the app.",
	}
	ruleTimeTrackingAdminPageReference = &analysis.Rule{
		ID: "time-tracking-admin-page-reference", Severity: analysis.Error,
		Doc: "The admin page that a time tracking provider names is a \"jira:adminPage\" of the app.",
	}
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
