package conditions

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var (
	ruleDisplayConditionsDepth = &analysis.Rule{
		ID: "display-conditions-depth", Severity: analysis.Error,
		Doc: "At most 9 operators of display conditions stand in each other.",
	}
	ruleDisplayConditionUnknown = &analysis.Rule{
		ID: "display-condition-unknown", Severity: analysis.Error,
		Doc: "A display condition is one that its module knows.",
	}
	ruleDisplayConditionType = &analysis.Rule{
		ID: "display-condition-type", Severity: analysis.Error,
		Doc: "A display condition has a value of the type that it asks for.",
	}
	ruleDisplayConditionEnum = &analysis.Rule{
		ID: "display-condition-enum", Severity: analysis.Error,
		Doc: "A display condition has one of the values that it allows.",
	}
	ruleDisplayConditionsUnchecked = &analysis.Rule{
		ID: "display-conditions-unchecked", Severity: analysis.Information,
		Doc: "Dashboard background scripts are not documented to have display conditions.",
		Why: "Forge accepts whatever stands there, so that nothing tells when it has no effect.",
	}
)

// maxOperators is how many of the operators and, or and not may stand in each other.
const maxOperators = 9

// displayConditions adds what is wrong with the display conditions of an entry.
func displayConditions(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if !s.Entry.List.IsModule() || s.Node.Kind() != syntax.Mapping {
		return found
	}
	table, ok := shape.ConditionTableOf(s.File.Catalogue(), s.TypeName)
	if !ok {
		return found
	}
	j := conditionJudge{Unit: s, table: table, found: found}
	for _, m := range j.holders() {
		if pair, ok := s.File.Value(m).LastPair("displayConditions"); ok {
			j.judge(pair)
		}
	}
	return j.found
}

// conditionJudge judges the display conditions of one entry.
type conditionJudge struct {
	analysis.Unit
	table shape.ConditionTable
	found []analysis.Finding
}

// holders are the maps that may have display conditions: the entry, and its pages and
// sections where its type has them.
func (j *conditionJudge) holders() []syntax.Node {
	out := []syntax.Node{j.Node}
	if !j.table.Nested {
		return out
	}
	add := func(m syntax.Node, name string) (added []syntax.Node) {
		for item := range j.File.Value(m.Pair(name).Value()).Content().Items() {
			added = append(added, j.File.Value(item.Value()).Content())
		}
		out = append(out, added...)
		return added
	}
	add(j.Node, "pages")
	for _, section := range add(j.Node, "sections") {
		add(section, "pages")
	}
	return out
}

// judge checks the display conditions that a pair holds.
func (j *conditionJudge) judge(pair syntax.PairNode) {
	v := j.File.Value(pair.Value())
	if v.Type() == schema.Unknown || analysis.IsFalsy(v.Content()) { // Forge skips the falsy ones
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
	j.add(shape.RuleDisplayConditionsInvalid, pair.Key().Span(), "\"displayConditions\" must be a map of conditions, not "+mend.WithArticle(v.Type()))
}

// level judges a map of conditions and operators; depth is how many operators it is in.
func (j *conditionJudge) level(m manifest.Value, depth int) {
	conditions := false
	for name, v := range m.Fields() {
		if !shape.IsOperator(name) {
			conditions = true
			continue
		}
		key, _ := m.KeySpan(name)
		if depth == maxOperators {
			j.add(ruleDisplayConditionsDepth, key, fmt.Sprintf("%q is nested too deeply: at most %d levels of \"and\", \"or\" and \"not\" are allowed", name, maxOperators))
			continue
		}
		j.operator(name, key, shape.Original(v), depth+1)
	}
	if conditions {
		j.problems(j.table.Schema, shape.ConditionLevel{Value: m})
	}
}

// add adds a finding and returns it: it may be changed until the next is added.
func (j *conditionJudge) add(rule *analysis.Rule, at text.Span, message string) *analysis.Finding {
	j.found = append(j.found, analysis.Finding{
		Diagnostic: analysis.Diagnostic{Rule: rule, Severity: j.table.Severity(), Span: at, Message: message + j.table.Remark()},
		Place:      at.Start,
	})
	return &j.found[len(j.found)-1]
}

// uncheckedHere tells of the conditions of a module whose documentation knows none.
func (j *conditionJudge) uncheckedHere(pair syntax.PairNode) {
	if j.table.Checked || !slices.Contains(shape.UndocumentedConditions, j.TypeName) || pair.Span().Start < j.Node.Span().Start {
		return
	}
	f := j.add(ruleDisplayConditionsUnchecked, pair.Key().Span(), "")
	f.Message = fmt.Sprintf("\"displayConditions\" is not documented for %q and not checked by Forge: it may have no effect", j.TypeName)
	f.Fix = mend.RemoveProperty
}
