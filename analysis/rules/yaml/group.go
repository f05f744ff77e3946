package yaml

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is mistakes in the YAML.
var Group = &analysis.Group{Rules: yamlRules(), Samples: samples, File: yamlMistakesIn, OnText: true}

// yamlRules are the rules about mistakes in the YAML.
func yamlRules() []*analysis.Rule {
	rules := []*analysis.Rule{ruleYAMLRecursiveAlias}
	for _, m := range mistakes {
		rules = append(rules, m.Rule)
	}
	return rules
}

// yamlMistakesIn reports the mistakes in the YAML of a file.
func yamlMistakesIn(p *analysis.Pass) {
	yamlErrors(p)
	if !p.IsOnlyYAML() {
		recursiveAliases(p)
	}
}

//go:embed samples
var samples embed.FS
