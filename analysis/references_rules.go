package analysis

var (
	ruleProviderRemoteUnknown = &Rule{
		ID: "provider-remote-unknown", Severity: Error, Official: []string{"providers.missingRemote"},
		Doc: "The remotes that an authentication provider names are declared at \"remotes\".", Why: schemaWhy,
		Bad:  head + webtrigger + functions + providerOf("bakcend") + backendEgress + remotes,
		Good: head + webtrigger + functions + providerOf("backend") + backendEgress + remotes,
	}
	ruleProviderFunctionUnknown = &Rule{
		ID: "provider-function-unknown", Severity: Error, Official: []string{"providers.missingProfileFunction"},
		Doc: "The function that retrieves the profile for an authentication provider is declared at \"modules.function\".", Why: schemaWhy,
		Bad:  head + webtrigger + functions + customProvider("mian") + backendEgress + remotes,
		Good: head + webtrigger + functions + customProvider("main") + backendEgress + remotes,
	}
	ruleReferenceProvider = &Rule{
		ID: "reference-provider", Severity: Warning,
		Doc:  "An authentication provider that a function names is declared at \"providers.auth\".",
		Why:  "Forge accepts the manifest, but the function cannot use the provider.",
		Bad:  head + webtrigger + functions + "      providers:\n        auth:\n          - gogle\n" + providerOf("backend") + backendEgress + remotes,
		Good: head + webtrigger + functions + "      providers:\n        auth:\n          - google\n" + providerOf("backend") + backendEgress + remotes,
	}
	ruleGraphConnectorAuthProvider = &Rule{
		ID: "graph-connector-auth-provider", Severity: Error, Official: []string{"modules.graphConnector.invalidAuthProvider"},
		Doc: "The authentication provider that a connector names is declared at \"providers.auth\".", Why: schemaWhy,
		Bad:  head + connectorModule + "        provider: gogle\n" + functions + providerOf("backend") + backendEgress + remotes,
		Good: head + connectorModule + "        provider: google\n" + functions + providerOf("backend") + backendEgress + remotes,
	}
	ruleDataResidencyRemote = &Rule{
		ID: "data-residency-remote", Severity: Error, Official: []string{"modules.migration:dataResidency.remoteNotFound"},
		Doc: "The remote of a data residency migration is declared at \"remotes\".", Why: schemaWhy,
		Bad:  head + "modules:\n  migration:dataResidency:\n    - key: move\n      remote: bakcend\n" + remotes,
		Good: head + "modules:\n  migration:dataResidency:\n    - key: move\n      remote: backend\n" + remotes,
	}
	ruleConnectRemoteUnknown = &Rule{
		ID: "connect-remote-unknown", Severity: Error, Official: []string{"app.missingRemoteForConnect"},
		Doc: "The remote that serves Connect modules is declared at \"remotes\".",
		Why: "Forge refuses the manifest. Without \"connectModules\" it does not look.",
		Bad: connectHead("bakcend") + webtrigger + functions + remotes, Good: connectHead("backend") + webtrigger + functions + remotes,
	}
	ruleCommandPageReference = &Rule{
		ID: "command-page-reference", Severity: Error,
		Doc: "The page that a command opens is a global page, project page, project settings page or admin page of the app.", Why: schemaWhy,
		Bad:  head + commandModule("pgae") + globalPageModule + resources,
		Good: head + commandModule("page") + globalPageModule + resources,
	}
	ruleTimeTrackingAdminPageReference = &Rule{
		ID: "time-tracking-admin-page-reference", Severity: Error,
		Doc: "The admin page that a time tracking provider names is a \"jira:adminPage\" of the app.", Why: schemaWhy,
		Bad:  head + timeTrackingModule("pgae") + resources,
		Good: head + timeTrackingModule("page") + resources,
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
	return head + "  connect:\n    key: app\n    remote: " + remote + "\nconnectModules: {}\n"
}

func commandModule(page string) string {
	return "modules:\n  jira:command:\n    - key: open\n      title: Open\n      target:\n        page: " + page + "\n"
}

func timeTrackingModule(page string) string {
	return "modules:\n  jira:timeTrackingProvider:\n    - key: clock\n      name: Clock\n      adminPage: " + page +
		"\n  jira:adminPage:\n    - key: page\n      title: Page\n      resource: main\n"
}
