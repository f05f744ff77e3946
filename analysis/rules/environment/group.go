package environment

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is the variables of the environment, and their uses.
var Group = &analysis.Group{
	Rules:   []*analysis.Rule{ruleEnvVariablesShape, ruleEnvVariableMissing},
	Samples: samples,
	Reword:  withoutVariables,
	Facts:   map[string][]analysis.FactFinder{"": {variableUses}},
	File: func(p *analysis.Pass) {
		environmentVariables(p)
		variables(p)
	},
}

// GroupUndeclared is the uses of variables that are not declared. It looks at what the other groups
// find: a mistake in a text with such a variable follows from that.
var GroupUndeclared = &analysis.Group{
	Rules: []*analysis.Rule{ruleEnvVariableUndeclared}, Samples: samples, File: undeclaredVariables,
}

//go:embed samples
var samples embed.FS
