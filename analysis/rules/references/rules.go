package references

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

var (
	ruleProviderRemoteUnknown = &analysis.Rule{
		ID: "provider-remote-unknown", Severity: analysis.Error, Official: []string{"providers.missingRemote"},
		Doc: "The remotes that an authentication provider names are declared at \"remotes\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + providerOf("bakcend") + backendEgress + sample.Remotes,
		Good: sample.Head + sample.Webtrigger + sample.Functions + providerOf("backend") + backendEgress + sample.Remotes,
	}
	ruleProviderFunctionUnknown = &analysis.Rule{
		ID: "provider-function-unknown", Severity: analysis.Error, Official: []string{"providers.missingProfileFunction"},
		Doc: "The function that retrieves the profile for an authentication provider is declared at \"modules.function\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + customProvider("mian") + backendEgress + sample.Remotes,
		Good: sample.Head + sample.Webtrigger + sample.Functions + customProvider("main") + backendEgress + sample.Remotes,
	}
	ruleReferenceProvider = &analysis.Rule{
		ID: "reference-provider", Severity: analysis.Warning,
		Doc:  "An authentication provider that a function names is declared at \"providers.auth\".",
		Why:  "Forge accepts the manifest, but the function cannot use the provider.",
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + "      providers:\n        auth:\n          - gogle\n" + providerOf("backend") + backendEgress + sample.Remotes,
		Good: sample.Head + sample.Webtrigger + sample.Functions + "      providers:\n        auth:\n          - google\n" + providerOf("backend") + backendEgress + sample.Remotes,
	}
	ruleGraphConnectorAuthProvider = &analysis.Rule{
		ID: "graph-connector-auth-provider", Severity: analysis.Error, Official: []string{"modules.graphConnector.invalidAuthProvider"},
		Doc: "The authentication provider that a connector names is declared at \"providers.auth\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + connectorModule + "        provider: gogle\n" + sample.Functions + providerOf("backend") + backendEgress + sample.Remotes,
		Good: sample.Head + connectorModule + "        provider: google\n" + sample.Functions + providerOf("backend") + backendEgress + sample.Remotes,
	}
	ruleDataResidencyRemote = &analysis.Rule{
		ID: "data-residency-remote", Severity: analysis.Error, Official: []string{"modules.migration:dataResidency.remoteNotFound"},
		Doc: "The remote of a data residency migration is declared at \"remotes\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + "modules:\n  migration:dataResidency:\n    - key: move\n      remote: bakcend\n" + sample.Remotes,
		Good: sample.Head + "modules:\n  migration:dataResidency:\n    - key: move\n      remote: backend\n" + sample.Remotes,
	}
	ruleConnectRemoteUnknown = &analysis.Rule{
		ID: "connect-remote-unknown", Severity: analysis.Error, Official: []string{"app.missingRemoteForConnect"},
		Doc: "The remote that serves Connect modules is declared at \"remotes\".",
		Why: "Forge refuses the manifest. Without \"connectModules\" it does not look.",
		Bad: connectHead("bakcend") + sample.Webtrigger + sample.Functions + sample.Remotes, Good: connectHead("backend") + sample.Webtrigger + sample.Functions + sample.Remotes,
	}
	ruleCommandPageReference = &analysis.Rule{
		ID: "command-page-reference", Severity: analysis.Error,
		Doc: "The page that a command opens is a global page, project page, project settings page or admin page of the app.", Why: analysis.SchemaWhy,
		Bad:  sample.Head + commandModule("pgae") + globalPageModule + sample.Resources,
		Good: sample.Head + commandModule("page") + globalPageModule + sample.Resources,
	}
	ruleTimeTrackingAdminPageReference = &analysis.Rule{
		ID: "time-tracking-admin-page-reference", Severity: analysis.Error,
		Doc: "The admin page that a time tracking provider names is a \"jira:adminPage\" of the app.", Why: analysis.SchemaWhy,
		Bad:  sample.Head + timeTrackingModule("pgae") + sample.Resources,
		Good: sample.Head + timeTrackingModule("page") + sample.Resources,
	}
)

// Parts of samples.
const (
	backendEgress = `permissions:
  external:
    fetch:
      backend:
        - remote: backend
`
	connectorModule = `modules:
  graph:connector:
    - key: connector
      name: Connector
      datasource:
        onConnectionChange:
          function: main
      icons:
        light: https://example.com/light.svg
        dark: https://example.com/dark.svg
      objectTypes: [atlassian:document]
      auth:
`
	globalPageModule = `  jira:globalPage:
    - key: page
      title: Page
      resource: main
`
)

// providerOf is a section with a provider that uses a remote.
func providerOf(remote string) string {
	return `providers:
  auth:
    - key: google
      name: Google
      integration: google
      bearerMethod: authorization-header
      clientId: client
      remotes: [` + remote + "]\n"
}

// customProvider is a section with a provider that a function reads profiles for.
func customProvider(function string) string {
	const step = ":\n          remote: backend\n          path: /run\n"
	return `providers:
  auth:
    - key: own
      name: Own
      type: oauth2
      bearerMethod: authorization-header
      clientId: client
      actions:
        authorization` + step + "        exchange" + step + "        retrieveProfile" + step + "          function: " + function + "\n"
}

func connectHead(remote string) string {
	return sample.Head + "  connect:\n    key: app\n    remote: " + remote + "\nconnectModules: {}\n"
}

func commandModule(page string) string {
	return "modules:\n  jira:command:\n    - key: open\n      title: Open\n      target:\n        page: " + page + "\n"
}

func timeTrackingModule(page string) string {
	return "modules:\n  jira:timeTrackingProvider:\n    - key: clock\n      name: Clock\n      adminPage: " + page +
		"\n  jira:adminPage:\n    - key: page\n      title: Page\n      resource: main\n"
}
