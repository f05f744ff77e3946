package references

import (
	"strconv"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
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
		Doc: "An action of an agent is declared at \"modules.action\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + agentModule + "      actions:\n        - gret\n" + greetAction + sample.Functions,
		Good: sample.Head + agentModule + "      actions:\n        - greet\n" + greetAction + sample.Functions,
	}
	ruleSkillToolUnknown = &analysis.Rule{
		ID: "skill-tool-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectSkill"},
		Doc: "A tool that a skill depends on is declared at \"modules.action\".", Why: analysis.SchemaWhy,
		Bad:   sample.Head + skillModule + "          - gret\n" + greetAction + sample.Functions,
		Good:  sample.Head + skillModule + "          - greet\n" + greetAction + sample.Functions,
		Files: map[string]string{"skills/greet/SKILL.md": "---\nname: greet\ndescription: Greets a person by name, in the language that the person likes best\n---\nUse gret or greet.\n"},
	}
	ruleMCPToolUnknown = &analysis.Rule{
		ID: "mcp-tool-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectMcp"},
		Doc: "A tool of an MCP server is declared at \"modules.action\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + mcpModule + "        - gret\n" + greetAction + sample.Functions,
		Good: sample.Head + mcpModule + "        - greet\n" + greetAction + sample.Functions,
	}
	ruleAutomationActionUnknown = &analysis.Rule{
		ID: "automation-action-unknown", Severity: analysis.Error, Official: []string{"modules.action.undefinedAutomationActionReference"},
		Doc: "An action for automation rules is declared at \"modules.action\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + "modules:\n" + automationModule("[gret]") + greetAction + sample.Functions,
		Good: sample.Head + "modules:\n" + automationModule("[greet]") + greetAction + sample.Functions,
	}
	ruleAutomationActionLimit = &analysis.Rule{
		ID: "automation-action-limit", Severity: analysis.Error, Official: []string{"modules.action.tooManyAutomationActions"},
		Doc: "All modules together offer at most 20 actions to automation rules.", Why: analysis.SchemaWhy,
		Bad:  sample.Head + "modules:\n" + automationModule(greetings(0, 11)) + "    - key: more\n      actions: " + greetings(11, 21) + "\n" + greeters(21) + sample.Functions,
		Good: sample.Head + "modules:\n" + automationModule(greetings(0, 11)) + "    - key: more\n      actions: " + greetings(11, 20) + "\n" + greeters(20) + sample.Functions,
	}
	ruleActionUnreferenced = &analysis.Rule{
		ID: "action-unreferenced", Severity: analysis.Warning, IsGuess: true, Official: []string{"modules.action.unreferencedAction"},
		Doc:  "An action is offered by an agent, a skill, an MCP server or automation rules.",
		Why:  "Nothing can call the action.",
		Bad:  sample.Head + sample.Webtrigger + greetAction + sample.Functions,
		Good: sample.Head + sample.Webtrigger + greetAction + sample.Functions + agentBehind,
	}
	ruleActionNameMissing = &analysis.Rule{
		ID: "action-name-missing", Severity: analysis.Warning, Official: []string{"modules.rovo.undefinedActionName"},
		Doc:  "An action has a name.",
		Why:  "People see the key of the action in the place of its name.",
		Bad:  sample.Head + sample.Webtrigger + strings.Replace(greetAction, "      name: Greet\n", "", 1) + sample.Functions + agentBehind,
		Good: sample.Head + sample.Webtrigger + greetAction + sample.Functions + agentBehind,
	}
)

// Parts of samples about actions.
const (
	greetAction = `  action:
    - key: greet
      name: Greet
      function: main
      actionVerb: GET
      description: Greets
`
	agentModule = `modules:
  rovo:agent:
    - key: agent
      name: Agent
      prompt: Be kind
`
	// agentBehind is an agent behind other modules.
	agentBehind = `  rovo:agent:
    - key: agent-2
      name: Agent
      prompt: Be kind
      actions: [greet]
`
	skillModule = `modules:
  rovo:skill:
    - key: skill
      source:
        dir: skills/greet
      dependencies:
        tools:
`
	mcpModule = `modules:
  rovo:mcp:
    - key: mcp
      name: MCP
      tools:
`
)

// greeters declares some actions, and greetings names those from one place to another.
func greeters(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(strings.TrimPrefix(greetAction, "  action:\n"), "greet", "greet-"+strconv.Itoa(i)))
	}
	return "  action:\n" + b.String()
}

func greetings(from, to int) string {
	var names []string
	for i := from; i < to; i++ {
		names = append(names, "greet-"+strconv.Itoa(i))
	}
	return "[" + strings.Join(names, ", ") + "]"
}

func automationModule(actions string) string {
	return "  " + automationProvider + ":\n    - key: actions\n      actions: " + actions + "\n"
}
