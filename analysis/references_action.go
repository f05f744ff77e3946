package analysis

import (
	"strconv"
	"strings"
)

// automationProvider is the module type that offers actions to automation rules, and
// maxActions how many of them an app may offer.
const (
	automationProvider = "automation:actionProvider"
	maxActions         = 20
)

var (
	ruleAgentActionUnknown = &Rule{
		ID: "agent-action-unknown", Severity: Error, Official: []string{"modules.rovo.incorrectAgentActionReference"},
		Doc: "An action of an agent is declared at \"modules.action\".", Why: schemaWhy,
		Bad:  head + agentModule + "      actions:\n        - gret\n" + greetAction + functions,
		Good: head + agentModule + "      actions:\n        - greet\n" + greetAction + functions,
	}
	ruleSkillToolUnknown = &Rule{
		ID: "skill-tool-unknown", Severity: Error, Official: []string{"modules.rovo.incorrectSkill"},
		Doc: "A tool that a skill depends on is declared at \"modules.action\".", Why: schemaWhy,
		Bad:   head + skillModule + "          - gret\n" + greetAction + functions,
		Good:  head + skillModule + "          - greet\n" + greetAction + functions,
		Files: map[string]string{"skills/greet/SKILL.md": "---\nname: greet\ndescription: Greets a person by name, in the language that the person likes best\n---\nUse gret or greet.\n"},
	}
	ruleMCPToolUnknown = &Rule{
		ID: "mcp-tool-unknown", Severity: Error, Official: []string{"modules.rovo.incorrectMcp"},
		Doc: "A tool of an MCP server is declared at \"modules.action\".", Why: schemaWhy,
		Bad:  head + mcpModule + "        - gret\n" + greetAction + functions,
		Good: head + mcpModule + "        - greet\n" + greetAction + functions,
	}
	ruleAutomationActionUnknown = &Rule{
		ID: "automation-action-unknown", Severity: Error, Official: []string{"modules.action.undefinedAutomationActionReference"},
		Doc: "An action for automation rules is declared at \"modules.action\".", Why: schemaWhy,
		Bad:  head + "modules:\n" + automationModule("[gret]") + greetAction + functions,
		Good: head + "modules:\n" + automationModule("[greet]") + greetAction + functions,
	}
	ruleAutomationActionLimit = &Rule{
		ID: "automation-action-limit", Severity: Error, Official: []string{"modules.action.tooManyAutomationActions"},
		Doc: "All modules together offer at most 20 actions to automation rules.", Why: schemaWhy,
		Bad:  head + "modules:\n" + automationModule(greetings(0, 11)) + "    - key: more\n      actions: " + greetings(11, 21) + "\n" + greeters(21) + functions,
		Good: head + "modules:\n" + automationModule(greetings(0, 11)) + "    - key: more\n      actions: " + greetings(11, 20) + "\n" + greeters(20) + functions,
	}
	ruleActionUnreferenced = &Rule{
		ID: "action-unreferenced", Severity: Warning, IsGuess: true, Official: []string{"modules.action.unreferencedAction"},
		Doc:  "An action is offered by an agent, a skill, an MCP server or automation rules.",
		Why:  "Nothing can call the action.",
		Bad:  head + webtrigger + greetAction + functions,
		Good: head + webtrigger + greetAction + functions + agentBehind,
	}
	ruleActionNameMissing = &Rule{
		ID: "action-name-missing", Severity: Warning, Official: []string{"modules.rovo.undefinedActionName"},
		Doc:  "An action has a name.",
		Why:  "People see the key of the action in the place of its name.",
		Bad:  head + webtrigger + strings.Replace(greetAction, "      name: Greet\n", "", 1) + functions + agentBehind,
		Good: head + webtrigger + greetAction + functions + agentBehind,
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
