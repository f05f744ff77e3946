package references

import (
	"forge-manifest-ls/analysis"
)

var (
	ruleFunctionUnused = &analysis.Rule{
		ID: "function-unused", Severity: analysis.Hint,
		Doc: "A function is called by a module.",
		Why: "Forge starts functions only for the modules that name them: nothing else can call one.",
	}
	ruleEndpointUnused = &analysis.Rule{
		ID: "endpoint-unused", Severity: analysis.Hint,
		Doc: "An endpoint is called by a module.",
		Why: "Forge calls endpoints only for the modules that name them.",
	}
	ruleRemoteUnused = &analysis.Rule{
		ID: "remote-unused", Severity: analysis.Hint,
		Doc: "A remote is named by something, or has \"operations\" or \"auth\" for code that calls it.",
		Why: "Forge asks the administrators of a site to agree to every remote.",
	}
	ruleResourceUnused = &analysis.Rule{
		ID: "resource-unused", Severity: analysis.Hint,
		Doc: "A resource is shown by a module.",
		Why: "When no module has a resource, the app has no front end, and nothing can open one.",
	}
	ruleServiceUnused = &analysis.Rule{
		ID: "service-unused", Severity: analysis.Hint,
		Doc: "A service is reached by an endpoint, or by code in functions.",
		Why: "An app without functions reaches its services only through endpoints.",
	}
	ruleRemoteKeyDuplicate = &analysis.Rule{
		ID: "remote-key-duplicate", Severity: analysis.Warning,
		Doc: "A key stands for one remote.",
		Why: "Forge accepts the manifest, and takes one of the remotes.",
	}
)
