package settings

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
)

// part says which part of a setting is wrong.
type part uint8

const (
	nothing part = iota
	theName
	theSeverity
)

// ruleSetting returns the severity that a word gives to the rules of a name, and what is wrong.
func ruleSetting(name, severity string) (setting RuleSetting, wrong part) {
	found := rulesNamed(name)
	if len(found) == 0 {
		return setting, theName
	}
	s, ok := analysis.SeverityOf(severity)
	if !ok {
		return setting, theSeverity
	}
	setting = RuleSetting{Name: name, Severity: s}
	for _, rule := range found {
		setting.IDs = append(setting.IDs, rule.ID)
	}
	return setting, nothing
}

// say says what is wrong with the severity that a word gives to the rules of a name.
func (p part) say(name, severity string) string {
	if p == theName {
		return noRule(name)
	}
	return fmt.Sprintf("the severity of the rule %q must be %s, not %s", name, prose.Or(severityWords()), quoted(severity))
}

// severityWords returns what can be made of a rule, the least grave first.
func severityWords() []string {
	words := slices.Clone(analysis.SeverityNames())
	slices.Reverse(words)
	return words
}

// sortByBreadth brings settings into the order in which they are made: what names few rules comes last,
// and so counts more.
func sortByBreadth(all []RuleSetting) {
	slices.SortStableFunc(all, func(a, b RuleSetting) int { return cmp.Compare(breadth(a.Name), breadth(b.Name)) })
}

// Severities reads the severities of rules from the settings of an editor.
func Severities(rules map[string]any) (map[string]analysis.Severity, []string) {
	var config Config
	var wrong []string
	more := 0
	for _, id := range slices.Sorted(maps.Keys(rules)) {
		name, ok := rules[id].(string)
		if !ok {
			name = fmt.Sprint(rules[id])
		}
		setting, mistake := ruleSetting(id, name)
		switch {
		case mistake == nothing:
			config.Rules = append(config.Rules, setting)
		case len(wrong) < maxProblems:
			wrong = append(wrong, mistake.say(id, name))
		default:
			more++
		}
	}
	if more > 0 {
		wrong = append(wrong, notShown(more))
	}
	sortByBreadth(config.Rules)
	return config.Severities(), wrong
}

// notShown says that there are more problems.
func notShown(n int) string {
	if n == 1 {
		return "1 more problem is not shown"
	}
	return fmt.Sprintf("%d more problems are not shown", n)
}
