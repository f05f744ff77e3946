package scopes

import (
	"forge-manifest-ls/analysis"
)

var (
	ruleTriggerScopeMissing = &analysis.Rule{
		ID: "trigger-scope-missing", Severity: analysis.Error, Official: []string{"permissions.missingPermissionFromScope"},
		Doc: "An app asks for the scopes that the events of its triggers need.",
		Why: "Without the scope, the app would never be told of the event.",
	}
	ruleAgentContextScopeMissing = &analysis.Rule{
		ID: "agent-context-scope-missing", Severity: analysis.Error, Official: []string{"permissions.missingPermissionFromAgentProductContext"},
		Doc: "An app asks for the scopes that the product contexts of its agents need.",
	}
	ruleModuleScopeMissing = &analysis.Rule{
		ID: "module-scope-missing", Severity: analysis.Error, Official: []string{"modules.moduleScopesValidator.missingScopes"},
		Doc: "An app asks for the scopes that its module types need.",
	}
)
