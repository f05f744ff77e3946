package scopes

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

// Beginnings of samples with what needs scopes, and a scope.
const (
	jiraTrigger = "modules:\n  trigger:\n    - key: created\n      function: main\n      events:\n        - avi:jira:created:issue\n"
	jiraScope   = "permissions:\n  scopes:\n    - read:jira-work\n"

	agentConnector = `modules:
  rovo:agentConnector:
    - key: agent
      name: Agent
      description: Answers questions
      productContexts:
        - jira
      protocols:
        agent2Agent:
          version: "0.3"
          jsonRpcTransport:
            endpoint: server
`
	mergeCheck = `modules:
  bitbucket:mergeCheck:
    - key: check
      name: Check
      description: Checks a merge
      triggers:
        - on-merge
      function: main
`
)

var (
	ruleTriggerScopeMissing = &analysis.Rule{
		ID: "trigger-scope-missing", Severity: analysis.Error, Official: []string{"permissions.missingPermissionFromScope"},
		Doc:  "An app asks for the scopes that the events of its triggers need.",
		Why:  "Forge refuses the manifest: without the scope, the app would never be told of the event.",
		Bad:  sample.Head + jiraTrigger + sample.Functions,
		Good: sample.Head + jiraTrigger + sample.Functions + jiraScope,
	}
	ruleAgentContextScopeMissing = &analysis.Rule{
		ID: "agent-context-scope-missing", Severity: analysis.Error, Official: []string{"permissions.missingPermissionFromAgentProductContext"},
		Doc: "An app asks for the scopes that the product contexts of its agents need.", Why: analysis.SchemaWhy,
		Bad:  sample.Head + agentConnector + sample.Endpoints + sample.Remotes,
		Good: sample.Head + agentConnector + sample.Endpoints + sample.Remotes + jiraScope,
	}
	ruleModuleScopeMissing = &analysis.Rule{
		ID: "module-scope-missing", Severity: analysis.Error, Official: []string{"modules.moduleScopesValidator.missingScopes"},
		Doc: "An app asks for the scopes that its module types need.", Why: analysis.SchemaWhy,
		Bad:  sample.Head + mergeCheck + sample.Functions,
		Good: sample.Head + mergeCheck + sample.Functions + "permissions:\n  scopes:\n    - read:pullrequest:bitbucket\n",
	}
)
