package conditions

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// operator judges the value of an operator.
func (j *conditionJudge) operator(name string, key text.Span, v manifest.Value, depth int) {
	switch v.Type() {
	case schema.Unknown:
	case schema.Map:
		j.level(v, depth)
	case schema.List:
		if j.table.Lists {
			for item := range v.Items() {
				j.operand(name, shape.Original(item), depth)
			}
		} else {
			j.entityList(name, v)
		}
	case schema.Null:
		j.add(shape.RuleDisplayConditionsInvalid, key, fmt.Sprintf("%q has no value: indent its conditions below it", name))
	default:
		j.operand(name, v, depth)
	}
}

// operand judges a member of the list of an operator, or a value in its place.
func (j *conditionJudge) operand(name string, v manifest.Value, depth int) {
	at := v.Node().Span()
	switch v.Type() {
	case schema.Unknown:
	case schema.Map:
		j.level(v, depth)
	case schema.List:
		for item := range v.Items() {
			j.operand(name, shape.Original(item), depth)
		}
	case schema.Null:
		if at.Len() == 0 {
			at = j.Title(v.Node())
		}
		j.add(shape.RuleDisplayConditionsInvalid, at, fmt.Sprintf("an entry of %q is empty: write a condition such as \"isAdmin: true\", or remove it", name))
	case schema.String:
		if v.Text() == "" {
			j.ignored(name, at)
			return
		}
		// Forge takes each of its characters for a condition.
		f := j.add(ruleDisplayConditionUnknown, at, fmt.Sprintf("%q needs conditions with values, such as \"isAdmin: true\", not a string", name))
		if condition := v.Text(); j.table.IsSwitch(condition) {
			f.Message = fmt.Sprintf("%q needs conditions with values: write \"%s: true\"", name, condition)
			f.Fix = func(_ *analysis.Pass, t analysis.Target) []analysis.Fix {
				written := "{" + condition + ": true}"
				return analysis.One("Replace with "+prose.QuoteTitle(written), true, t.Span, written)
			}
		}
	default:
		j.ignored(name, at)
	}
}

// ignored reports what Forge passes over without a word.
func (j *conditionJudge) ignored(operator string, at text.Span) {
	f := j.add(shape.RuleDisplayConditionsInvalid, at, fmt.Sprintf("this is no condition, and Forge ignores it: %q needs conditions such as \"isAdmin: true\"", operator))
	f.Severity = max(f.Severity, analysis.Warning)
}
