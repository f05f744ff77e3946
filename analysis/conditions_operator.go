package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// operator judges the value of an operator.
func (j *conditionJudge) operator(name string, key text.Span, v manifest.Value, depth int) {
	switch v.Type() {
	case schema.Unknown:
	case schema.Map:
		j.level(v, depth)
	case schema.List:
		if j.table.lists {
			for item := range v.Items() {
				j.operand(name, original(item), depth)
			}
		} else {
			j.entityList(name, v)
		}
	case schema.Null:
		j.add(ruleDisplayConditionsInvalid, key, fmt.Sprintf("%q has no value: indent its conditions below it", name))
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
			j.operand(name, original(item), depth)
		}
	case schema.Null:
		if at.Len() == 0 {
			at = j.title(v.Node())
		}
		j.add(ruleDisplayConditionsInvalid, at, fmt.Sprintf("an entry of %q is empty: write a condition such as \"isAdmin: true\", or remove it", name))
	case schema.String:
		if v.Text() == "" {
			j.ignored(name, at)
			return
		}
		// Forge takes each of its characters for a condition.
		f := j.add(ruleDisplayConditionUnknown, at, fmt.Sprintf("%q needs conditions with values, such as \"isAdmin: true\", not a string", name))
		if condition := v.Text(); j.table.isSwitch(condition) {
			f.Message = fmt.Sprintf("%q needs conditions with values: write \"%s: true\"", name, condition)
			f.fix = func(_ *pass, t target) []Fix {
				written := "{" + condition + ": true}"
				return one("Replace by "+quoteTitle(written), true, t.span, written)
			}
		}
	default:
		j.ignored(name, at)
	}
}

// ignored reports what Forge passes over without a word.
func (j *conditionJudge) ignored(operator string, at text.Span) {
	f := j.add(ruleDisplayConditionsInvalid, at, fmt.Sprintf("this is no condition, and Forge ignores it: %q needs conditions such as \"isAdmin: true\"", operator))
	f.Severity = max(f.Severity, Warning)
}
