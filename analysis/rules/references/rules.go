package references

import (
	"forge-manifest-ls/analysis"
)

var (
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
