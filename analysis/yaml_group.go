package analysis

// groupYAML is mistakes in the YAML.
var groupYAML = &Group{Rules: yamlRules(), File: yamlMistakesIn, OnText: true}

func yamlRules() []*Rule {
	rules := []*Rule{ruleYAMLRecursiveAlias}
	for _, m := range yamlMistakes {
		rules = append(rules, m.rule)
	}
	return rules
}

// yamlMistakesIn reports the mistakes in the YAML of a file.
func yamlMistakesIn(p *pass) {
	yamlErrors(p)
	if !p.isOnlyYAML() {
		recursiveAliases(p)
	}
}
