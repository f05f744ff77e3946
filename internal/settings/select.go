package settings

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/schema"
)

// AllRules is the name of all rules together.
const AllRules = "all"

// Rules returns the rules that a name stands for: that of a rule or of a group, the beginning of names
// with a "*" behind it, or "all". What nobody knows is an error that says what may have been meant.
func Rules(name string) ([]*analysis.Rule, error) {
	all := rules.All().Rules()
	if name == AllRules {
		return all, nil
	}
	if rule, ok := rules.All().Rule(name); ok {
		return []*analysis.Rule{rule}, nil
	}
	prefix, isPrefix := strings.CutSuffix(name, "*")
	var found []*analysis.Rule
	for _, rule := range all {
		if isPrefix && strings.HasPrefix(rule.ID, prefix) || rules.GroupOf(rule) == name {
			found = append(found, rule)
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	if isPrefix {
		return nil, fmt.Errorf("no rule begins with %s: \"forge-manifest-ls rules\" lists them", quoted(prefix))
	}
	if near, ok := nearestRule(name); ok {
		return nil, fmt.Errorf("there is no rule %s: did you mean %q?", quoted(name), near)
	}
	return nil, fmt.Errorf("there is no rule %s: \"forge-manifest-ls rules\" lists them", quoted(name))
}

// RuleNames returns what names rules: their IDs, groups, and "all".
func RuleNames() []string {
	names := append(rules.GroupNames(), AllRules)
	for _, rule := range rules.All().Rules() {
		names = append(names, rule.ID)
	}
	return names
}

// nearestRule returns the rule or group that is probably meant by a name. A very long one means none.
func nearestRule(name string) (string, bool) {
	if len(name) > maxName {
		return "", false
	}
	return schema.Nearest(name, RuleNames())
}

// breadth orders names of rules: what names many counts less than what names few.
func breadth(name string) int {
	switch {
	case name == AllRules:
		return 0
	case slices.Contains(rules.GroupNames(), name):
		return 1
	case strings.HasSuffix(name, "*"):
		return 2
	default:
		return 3
	}
}
