package environment

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is the variables of the environment, and their uses.
var Group = &analysis.Group{
	Rules:   []*analysis.Rule{ruleEnvVariablesShape, ruleEnvVariableMissing, ruleEnvVariableUndeclared},
	Samples: samples,
	Reword:  withoutVariables,
	Facts:   map[string][]analysis.FactFinder{"": {variableUses}},
	File: func(p *analysis.Pass) {
		environmentVariables(p)
		variables(p)
	},
}

//go:embed samples
var samples embed.FS
