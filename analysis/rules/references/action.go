package references

import (
	"forge-manifest-ls/analysis"
)

// automationProvider is the module type that offers actions to automation rules, and
// maxActions how many of them an app may offer.
const (
	automationProvider = "automation:actionProvider"
	maxActions         = 20
)

var (
	ruleAgentActionUnknown = &analysis.Rule{
		ID: "agent-action-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectAgentActionReference"},
		Doc: "An action of an agent is declared at \"modules.action\".",
	}
	ruleSkillToolUnknown = &analysis.Rule{
		ID: "skill-tool-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectSkill"},
		Doc: "A tool that a skill depends on is declared at \"modules.action\".",
	}
	ruleMCPToolUnknown = &analysis.Rule{
		ID: "mcp-tool-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectMcp"},
		Doc: "A tool of an MCP server is declared at \"modules.action\".",
	}
	ruleAutomationActionUnknown = &analysis.Rule{
		ID: "automation-action-unknown", Severity: analysis.Error, Official: []string{"modules.action.undefinedAutomationActionReference"},
		Doc: "An action for automation rules is declared at \"modules.action\".",
	}
	ruleAutomationActionLimit = &analysis.Rule{
		ID: "automation-action-limit", Severity: analysis.Error, Official: []string{"modules.action.tooManyAutomationActions"},
		Doc: "All modules together offer at most 20 actions to automation rules.",
	}
	ruleActionUnreferenced = &analysis.Rule{
		ID: "action-unreferenced", Severity: analysis.Warning, IsGuess: true, Official: []string{"modules.action.unreferencedAction"},
		Doc: "An action is offered by an agent, a skill, an MCP server or automation rules.",
		Why: "Nothing can call the action.",
	}
	ruleActionNameMissing = &analysis.Rule{
		ID: "action-name-missing", Severity: analysis.Warning, Official: []string{"modules.rovo.undefinedActionName"},
		Doc: "An action has a name.",
		Why: "People see the key of the action in the place of its name.",
	}
)
