package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// groupConditions is display conditions.
var groupConditions = &Group{
	Rules: []*Rule{
		ruleDisplayConditionsInvalid, ruleDisplayConditionsDepth, ruleDisplayConditionUnknown,
		ruleDisplayConditionType, ruleDisplayConditionEnum, ruleDisplayConditionsUnchecked,
	},
	Entry: map[string][]entryCheck{"": {displayConditions}},
}

// maxOperators is how many of the operators and, or and not may stand in each other.
const maxOperators = 9

// displayConditions adds what is wrong with the display conditions of an entry.
func displayConditions(s scope, found []finding) []finding {
	if !s.entry.List.IsModule() || s.node.Kind() != syntax.Mapping {
		return found
	}
	table, ok := conditionTableOf(s.file.Catalogue(), s.name)
	if !ok {
		return found
	}
	j := conditionJudge{scope: s, table: table, found: found}
	for _, m := range j.holders() {
		if pair, ok := s.file.Value(m).Pair("displayConditions"); ok {
			j.judge(pair)
		}
	}
	return j.found
}

// conditionJudge judges the display conditions of one entry.
type conditionJudge struct {
	scope
	table conditionTable
	found []finding
}

// holders are the maps that may have display conditions: the entry, and its pages and
// sections where its type has them.
func (j *conditionJudge) holders() []syntax.Node {
	out := []syntax.Node{j.node}
	if !j.table.nested {
		return out
	}
	add := func(m syntax.Node, name string) (added []syntax.Node) {
		for item := range j.file.Value(m.Pair(name).Value()).Content().Items() {
			added = append(added, j.file.Value(item.Value()).Content())
		}
		out = append(out, added...)
		return added
	}
	add(j.node, "pages")
	for _, section := range add(j.node, "sections") {
		add(section, "pages")
	}
	return out
}

func (j *conditionJudge) judge(pair syntax.PairNode) {
	v := j.file.Value(pair.Value())
	if v.Type() == schema.Unknown || isFalsy(v.Content()) { // Forge skips the falsy ones
		return
	}
	if v.Type() == schema.Map {
		j.uncheckedHere(pair)
		j.level(v, 0)
		return
	}
	for _, f := range j.found { // the schema says so already
		if f.Span == pair.Key().Span() || f.Span == v.Node().Span() {
			return
		}
	}
	j.add(ruleDisplayConditionsInvalid, pair.Key().Span(), "\"displayConditions\" must be a map of conditions, not "+withArticle(v.Type()))
}

// level judges a map of conditions and operators; depth is how many operators it is in.
func (j *conditionJudge) level(m manifest.Value, depth int) {
	conditions := false
	for name, v := range m.Fields() {
		if !isOperator(name) {
			conditions = true
			continue
		}
		key, _ := m.KeySpan(name)
		if depth == maxOperators {
			j.add(ruleDisplayConditionsDepth, key, fmt.Sprintf("%q is nested too deeply: at most %d operators may stand in each other", name, maxOperators))
			continue
		}
		j.operator(name, key, original(v), depth+1)
	}
	if conditions {
		j.problems(j.table.schema, conditionLevel{m})
	}
}

// add adds a finding and returns it: it may be changed until the next is added.
func (j *conditionJudge) add(rule *Rule, at text.Span, message string) *finding {
	j.found = append(j.found, finding{
		Diagnostic: Diagnostic{Rule: rule, Severity: j.table.severity(), Span: at, Message: message + j.table.remark()},
		place:      at.Start,
	})
	return &j.found[len(j.found)-1]
}

// uncheckedHere tells of the conditions of a module whose documentation knows none.
func (j *conditionJudge) uncheckedHere(pair syntax.PairNode) {
	if j.table.checked || !slices.Contains(undocumentedConditions, j.name) || pair.Span().Start < j.node.Span().Start {
		return
	}
	f := j.add(ruleDisplayConditionsUnchecked, pair.Key().Span(), "")
	f.Message = fmt.Sprintf("the documentation of %q knows no display conditions, and Forge does not check them: they may have no effect", j.name)
	f.fix = removeProperty
}
