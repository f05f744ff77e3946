package impact

// Pages that several rules name.
const (
	pageWebTrigger = "manifest-reference/modules/web-trigger"
	pageServices   = "containers-reference"
	pageProviders  = "manifest-reference/providers"
	pageLLM        = "runtime-reference/forge-llms-api"
	pageEndpoint   = "manifest-reference/endpoint"
)

// moduleRules are the rules about modules, resources, services and providers.
var moduleRules = []*Rule{
	dynamicFirst, dynamicFurther, staticAdded, dynamicToStatic, staticToDynamic, urlFormatChanged,
	sqlAdded, objectStoreAdded, llmAdded, llmModelAdded,
	endpointAdded, endpointChanged, endpointRemoved,
	serviceAddedFirst, serviceAdded, serviceChanged, serviceRemoved,
	providerAdded, providerRemoved, providerClientChanged, providerScopeAdded, providerScopeRemoved,
	providerActionsChanged, providerChanged,
	globalUIRemoved, moduleAdded, moduleChanged, moduleRemoved, moduleRenamed,
	resourceAdded, resourceChanged, resourceRemoved, connectModulesChanged,
}

var (
	dynamicFirst = &Rule{
		Kind: "webtrigger-dynamic-added", Class: Major, Confidence: High, Page: pageWebTrigger,
		Condition: "a web trigger whose response is not static, and the old manifest has none like it",
		Message:   "the web trigger {} may send data out, and none did before: a new major version that admins must approve",
	}
	dynamicFurther = &Rule{
		Kind: "webtrigger-dynamic-added", Class: Unsure, Lean: Minor, Confidence: Low, Page: pageWebTrigger,
		Condition: "a web trigger whose response is not static, beside others of the old manifest",
		Message:   "the web trigger {} may send data out, as others did before: major by the page of versions, minor by the page of web triggers",
	}
	staticAdded = &Rule{
		Kind: "webtrigger-static-added", Class: Minor, Confidence: High, Page: pageWebTrigger,
		Condition: "a web trigger with a static response",
		Message:   "the web trigger {} is new, and its response is static",
	}
	dynamicToStatic = &Rule{
		Kind: "webtrigger-dynamic-to-static", Class: Minor, Confidence: High, Page: pageWebTrigger,
		Condition: "the response of a web trigger becomes static",
		Message:   "the web trigger {} no longer sends data out",
	}
	staticToDynamic = &Rule{
		Kind: "webtrigger-static-to-dynamic", Class: Major, Confidence: High, Page: pageWebTrigger,
		Condition: "the response of a web trigger is static no more",
		Message:   "the web trigger {} may now send data out: a new major version that admins must approve",
	}
	urlFormatChanged = &Rule{
		Kind: "webtrigger-url-format-changed", Class: Minor, Confidence: High, Page: pageWebTrigger,
		Condition: "another urlFormat; the default is v1",
		Message:   "new addresses of the web trigger {} look different; old ones go on working",
	}
	sqlAdded = &Rule{
		Kind: "sql-added", Class: Major, Bulk: true, Confidence: High, Page: "limits-sql",
		Condition: "the first sql module; a bulk upgrade can roll it out (a page of 2025-11-12, confidence: medium)",
		Message:   "storage in SQL is new: a new major version, though a bulk upgrade can roll it out",
	}
	objectStoreAdded = &Rule{
		Kind: "object-store-added", Class: Major, Confidence: High, Page: "storage-reference/object-store", Date: "2026-06-22",
		Condition: "the first objectStore module",
		Message:   "storage of objects is new: a new major version that admins must approve",
	}
	llmAdded = &Rule{
		Kind: "llm-added", Class: Major, Confidence: High, Page: pageLLM, Date: "2026-05-25",
		Condition: "the first llm module",
		Message:   "the app uses a language model: a new major version that admins must approve",
	}
	llmModelAdded = &Rule{
		Kind: "llm-model-added", Class: Major, Confidence: Medium, Page: pageLLM, Date: "2026-05-25",
		Condition: "a family of models that the old manifest does not have",
		Message:   "the app uses the language model {}, too: a new major version that admins must approve",
	}
	endpointAdded = &Rule{
		Kind: "endpoint-added", Class: Unsure, Lean: Major, Confidence: Low, Page: pageEndpoint, Date: "2026-02-13",
		Condition: "a key that the old list does not have",
		Message:   "the endpoint {} is new: major by the page of endpoints if that modifies them, minor by the page of versions, which does not list it",
	}
	endpointChanged = &Rule{
		Kind: "endpoint-changed", Class: Unsure, Lean: Major, Confidence: Low, Page: pageEndpoint, Date: "2026-02-13",
		Condition: "an endpoint with the same key and other content",
		Message:   "the endpoint {} changed: major by the page of endpoints, minor by the page of versions, which does not list it",
	}
	endpointRemoved = &Rule{
		Kind: "endpoint-removed", Class: Unsure, Lean: Minor, Confidence: Low, Page: pageEndpoint, Date: "2026-02-13",
		Condition: "a key that only the old list has",
		Message:   "the endpoint {} is gone: minor, unless removing it modifies endpoints, which their page calls major",
	}
	serviceAddedFirst = &Rule{
		Kind: "service-added-first", Class: Major, Confidence: High, Page: pageServices,
		Condition: "the first service",
		Message:   "the service {} is new, and there was none: a new major version that admins must approve",
	}
	serviceAdded = &Rule{
		Kind: "service-added", Class: Minor, Confidence: Medium, Page: pageServices,
		Condition: "a service beside others of the old manifest",
		Message:   "the service {} is new",
	}
	serviceChanged = &Rule{
		Kind: "service-changed", Class: Minor, Confidence: High, Page: pageServices,
		Condition: "a service with the same key and other content; only on the newest major version",
		Message:   "the service {} changed: Forge takes it on the newest major version only",
	}
	serviceRemoved = &Rule{
		Kind: "service-removed", Class: Blocked, Confidence: High, Page: pageServices,
		Condition: "a key that only the old list has",
		Message:   "the service {} cannot be removed or renamed without the support of Atlassian",
	}
	providerAdded = &Rule{
		Kind: "provider-added", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "a key that the old list of providers.auth does not have",
		Message:   "the provider {} is new: a new major version that admins must approve",
	}
	providerRemoved = &Rule{
		Kind: "provider-removed", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "a key that only the old list of providers.auth has",
		Message:   "the provider {} is gone: a new major version that admins must approve",
	}
	providerClientChanged = &Rule{
		Kind: "provider-client-changed", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "another clientId",
		Message:   "the provider {} knows the app by another clientId: a new major version that admins must approve",
	}
	providerScopeAdded = &Rule{
		Kind: "provider-scope-added", Class: Unsure, Lean: Major, Confidence: Low, Page: pageProviders,
		Condition: "a scope that the old provider does not have",
		Message:   "the app asks the provider for {}, too: no page says whether that is major, as for scopes of Atlassian, or minor",
	}
	providerScopeRemoved = &Rule{
		Kind: "provider-scope-removed", Class: Blocked, Confidence: Medium, Page: pageProviders,
		Condition: "a scope that only the old provider has",
		Message:   "the scope {} of a provider cannot be removed; a provider with another key is needed",
	}
	providerActionsChanged = &Rule{
		Kind: "provider-actions-changed", Class: Unsure, Lean: Major, Confidence: Low, Page: pageProviders,
		Condition: "other actions",
		Message:   "the steps of the provider {} change: major by a tutorial, minor by the page of versions, which does not list it",
	}
	providerChanged = &Rule{
		Kind: "provider-changed", Class: Minor, Confidence: Low, Page: pageProviders,
		Condition: "another name, bearerMethod or other detail",
		Message:   "details of the provider {} change",
	}
	globalUIRemoved = &Rule{
		Kind: "global-ui-removed", Class: Minor, Confidence: High, Page: "manifest-reference/modules/global-ui",
		Condition: "a global:ui module that only the old manifest has",
		Message:   "nobody can open the app at its place for all of Atlassian any more",
	}
	moduleAdded = &Rule{
		Kind: "module-added", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "any other module with a key that the old list does not have",
		Message:   "the module {} is new",
	}
	moduleChanged = &Rule{
		Kind: "module-changed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "any other difference in a module",
		Message:   "the module {} changed",
	}
	moduleRemoved = &Rule{
		Kind: "module-removed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "any other module with a key that only the old list has",
		Message:   "the module {} is gone",
	}
	moduleRenamed = &Rule{
		Kind: "module-key-renamed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "in one module type, one key is gone and another is new, with otherwise equal properties, or no others",
		Message:   "the module {} has another key",
	}
	resourceAdded = &Rule{
		Kind: "resource-added", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "a key that the old list does not have",
		Message:   "the resource {} is new",
	}
	resourceChanged = &Rule{
		Kind: "resource-changed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "a resource with the same key and other content",
		Message:   "the resource {} changed",
	}
	resourceRemoved = &Rule{
		Kind: "resource-removed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "a key that only the old list has",
		Message:   "the resource {} is gone",
	}
	connectModulesChanged = &Rule{
		Kind: "connect-modules-changed", Class: Minor, Confidence: Medium, Page: pageConnectVersions, Date: "2023",
		Condition: "any difference in connectModules",
		Message:   "modules of Connect changed",
	}
)
