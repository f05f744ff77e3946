package references

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

var (
	ruleFunctionUnused = &analysis.Rule{
		ID: "function-unused", Severity: analysis.Hint,
		Doc:  "A function is called by a module.",
		Why:  "Forge starts functions only for the modules that name them: nothing else can call one.",
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + "    - key: old\n      handler: index.run\n",
		Good: sample.Head + sample.Webtrigger + sample.Functions,
	}
	ruleEndpointUnused = &analysis.Rule{
		ID: "endpoint-unused", Severity: analysis.Hint,
		Doc:  "An endpoint is called by a module.",
		Why:  "Forge calls endpoints only for the modules that name them.",
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + sample.Endpoints + sample.ProductScopes + sample.Remotes,
		Good: sample.Head + sample.Called + sample.Endpoints + sample.ProductScopes + sample.Remotes,
	}
	ruleRemoteUnused = &analysis.Rule{
		ID: "remote-unused", Severity: analysis.Hint,
		Doc:  "A remote is named by something, or has \"operations\" or \"auth\" for code that calls it.",
		Why:  "Forge asks the administrators of a site to agree to every remote.",
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + sample.Remotes,
		Good: sample.Head + sample.Webtrigger + sample.Functions + sample.Remotes + "    operations: [compute]\n",
	}
	ruleResourceUnused = &analysis.Rule{
		ID: "resource-unused", Severity: analysis.Hint,
		Doc:  "A resource is shown by a module.",
		Why:  "When no module has a resource, the app has no front end, and nothing can open one.",
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + sample.Resources,
		Good: sample.Head + sample.ScriptModule + "      resource: main\n" + sample.Widget + sample.Resources,
	}
	ruleServiceUnused = &analysis.Rule{
		ID: "service-unused", Severity: analysis.Hint,
		Doc:  "A service is reached by an endpoint, or by code in functions.",
		Why:  "An app without functions reaches its services only through endpoints.",
		Bad:  sample.Head + sample.Called + sample.Endpoints + sample.ProductScopes + sample.Remotes + sample.Services,
		Good: sample.Head + sample.Called + "  endpoint:\n    - key: server\n      service: backend\n      route:\n        path: /run\n" + sample.ProductScopes + sample.Services,
	}
	ruleRemoteKeyDuplicate = &analysis.Rule{
		ID: "remote-key-duplicate", Severity: analysis.Warning,
		Doc:  "A key stands for one remote.",
		Why:  "Forge accepts the manifest, and takes one of the remotes.",
		Bad:  sample.Head + sample.Webtrigger + sample.Functions + sample.EndpointUse + sample.Endpoints + sample.ProductScopes + sample.Remotes + "  - key: backend\n    baseUrl: https://other.example.com\n",
		Good: sample.Head + sample.Webtrigger + sample.Functions + sample.EndpointUse + sample.Endpoints + sample.ProductScopes + sample.Remotes,
	}
)
