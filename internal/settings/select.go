package settings

import (
	"errors"
	"fmt"
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
	if found := rulesNamed(name); len(found) > 0 {
		return found, nil
	}
	return nil, errors.New(noRule(name))
}

// rulesNamed returns the rules that a name stands for; none where nobody knows it.
func rulesNamed(name string) (found []*analysis.Rule) {
	all := rules.All().Rules()
	if name == AllRules {
		return all
	}
	if rule, ok := rules.All().Rule(name); ok {
		return []*analysis.Rule{rule}
	}
	prefix, isPrefix := strings.CutSuffix(name, "*")
	for _, rule := range all {
		if isPrefix && strings.HasPrefix(rule.ID, prefix) || rules.GroupOf(rule) == name {
			found = append(found, rule)
		}
	}
	return found
}

// noRule says that a name stands for no rule, and what may have been meant.
func noRule(name string) string {
	if prefix, isPrefix := strings.CutSuffix(name, "*"); isPrefix {
		return fmt.Sprintf("no rule begins with %s: \"forge-manifest-ls rules\" lists them", quoted(prefix))
	}
	if near, ok := nearestRule(name); ok {
		return fmt.Sprintf("there is no rule %s: did you mean %q?", quoted(name), near)
	}
	return fmt.Sprintf("there is no rule %s: \"forge-manifest-ls rules\" lists them", quoted(name))
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

// breadth orders names that stand for rules: what names many counts less than what names few.
func breadth(name string) int {
	if _, isRule := rules.All().Rule(name); isRule {
		return 3
	}
	switch {
	case name == AllRules:
		return 0
	case strings.HasSuffix(name, "*"):
		return 2
	default: // a group
		return 1
	}
}
