package analysis

var (
	ruleFunctionUnused = &Rule{
		ID: "function-unused", Severity: Hint,
		Doc:  "A function is called by a module.",
		Why:  "Forge starts functions only for the modules that name them: nothing else can call one.",
		Bad:  head + webtrigger + functions + "    - key: old\n      handler: index.run\n",
		Good: head + webtrigger + functions,
	}
	ruleEndpointUnused = &Rule{
		ID: "endpoint-unused", Severity: Hint,
		Doc:  "An endpoint is called by a module.",
		Why:  "Forge calls endpoints only for the modules that name them.",
		Bad:  head + webtrigger + functions + endpoints + productScopes + remotes,
		Good: head + called + endpoints + productScopes + remotes,
	}
	ruleRemoteUnused = &Rule{
		ID: "remote-unused", Severity: Hint,
		Doc:  "A remote is named by something, or has \"operations\" or \"auth\" for code that calls it.",
		Why:  "Forge asks the administrators of a site to agree to every remote.",
		Bad:  head + webtrigger + functions + remotes,
		Good: head + webtrigger + functions + remotes + "    operations: [compute]\n",
	}
	ruleResourceUnused = &Rule{
		ID: "resource-unused", Severity: Hint,
		Doc:  "A resource is shown by a module.",
		Why:  "When no module has a resource, the app has no front end, and nothing can open one.",
		Bad:  head + webtrigger + functions + resources,
		Good: head + scriptModule + "      resource: main\n" + widget + resources,
	}
	ruleServiceUnused = &Rule{
		ID: "service-unused", Severity: Hint,
		Doc:  "A service is reached by an endpoint, or by code in functions.",
		Why:  "An app without functions reaches its services only through endpoints.",
		Bad:  head + called + endpoints + productScopes + remotes + services,
		Good: head + called + "  endpoint:\n    - key: server\n      service: backend\n      route:\n        path: /run\n" + productScopes + services,
	}
	ruleRemoteKeyDuplicate = &Rule{
		ID: "remote-key-duplicate", Severity: Warning,
		Doc:  "A key stands for one remote.",
		Why:  "Forge accepts the manifest, and takes one of the remotes.",
		Bad:  head + webtrigger + functions + endpointUse + endpoints + productScopes + remotes + "  - key: backend\n    baseUrl: https://other.example.com\n",
		Good: head + webtrigger + functions + endpointUse + endpoints + productScopes + remotes,
	}
)

// Parts of samples in which a module calls an endpoint.
const (
	endpointUse = `  trigger:
    - key: created
      endpoint: server
      events:
        - avi:jira:created:issue
`
	called = "modules:\n" + endpointUse
)
