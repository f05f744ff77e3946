package analysis

import (
	"cmp"
	"embed"
	"slices"

	"forge-manifest-ls/analysis/sample"
)

// Groups is a list of groups of rules, and what it keeps of entries. It does not change, and is
// safe for concurrent use.
type Groups struct {
	list   []*Group
	rules  []*Rule // by their IDs
	checks map[string]checks
	Memo   *memo
}

// NewGroups returns a list of groups. They look at a file in the order in which they stand here,
// which matters where one waits for what another finds.
func NewGroups(list ...*Group) *Groups {
	g := &Groups{list: list, checks: indexed(list), rules: slices.Clone(engineRules)}
	for _, group := range list {
		g.rules = append(g.rules, group.Rules...)
	}
	slices.SortFunc(g.rules, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
	g.Memo = newMemo(g)
	return g
}

// engineRules are what the engine says by itself, whatever the groups.
var engineRules = []*Rule{RuleTooManyMistakes, ruleIgnoreInvalid, ruleIgnoreUnused}

//go:embed samples
var samples embed.FS

// Rules returns the rules of all groups, ordered by ID. The caller must not change them.
func (g *Groups) Rules() []*Rule { return g.rules }

// Rule returns the rule with an ID.
func (g *Groups) Rule(id string) (*Rule, bool) {
	i, ok := slices.BinarySearchFunc(g.rules, id, func(r *Rule, id string) int { return cmp.Compare(r.ID, id) })
	if !ok {
		return nil, false
	}
	return g.rules[i], true
}

// Sample returns the sample of a rule, which is read anew each time. It is empty where the rule
// has none.
func (g *Groups) Sample(r *Rule) (sample.Sample, error) {
	for _, group := range g.list {
		if slices.Contains(group.Rules, r) {
			return sample.Of(group.Samples, r.ID)
		}
	}
	return sample.Of(samples, r.ID)
}
