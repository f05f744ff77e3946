package analysis

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// conditionLevel is a map of display conditions without the operators in it, which
// Forge judges by itself.
type conditionLevel struct{ manifest.Value }

// Fields yields the conditions.
func (l conditionLevel) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range l.Value.Fields() {
			if !isOperator(name) && !yield(name, v) {
				return
			}
		}
	}
}

// conditionRules are the rules of problems with a condition; others break
// ruleDisplayConditionsInvalid.
var conditionRules = map[schema.Kind]*Rule{
	schema.UnknownProperty: ruleDisplayConditionUnknown,
	schema.TypeMismatch:    ruleDisplayConditionType,
	schema.Enum:            ruleDisplayConditionEnum,
}

// problems adds what a schema says of a value among the conditions.
func (j *conditionJudge) problems(sch *schema.Schema, v schema.Value) {
	for _, t := range j.troubles(sch, schema.Evaluate(sch, v)) {
		f := t.finding()
		f.Rule = conditionRules[t.Kind]
		if f.Rule == nil {
			f.Rule = ruleDisplayConditionsInvalid
		}
		if level, ok := t.Map.(conditionLevel); ok && t.Kind == schema.UnknownProperty {
			j.unknown(&f, t, level)
		}
		f.Severity = j.table.severity()
		f.Message += j.table.remark()
		j.found = append(j.found, f)
	}
}

// otherOperators are words that people know from elsewhere.
var otherOperators = map[string]string{"any": "or", "all": "and", "none": "not", "nor": "not"}

// unknown words the finding of a name that is no condition here.
func (j *conditionJudge) unknown(f *finding, t trouble, level conditionLevel) {
	free := []string{}
	for _, name := range append(j.table.names(), "and", "or", "not") {
		if _, taken := level.Pair(name); !taken {
			free = append(free, name)
		}
	}
	near := otherOperators[strings.ToLower(t.Name)]
	if !slices.Contains(free, near) {
		near, _ = schema.Nearest(t.Name, free)
	}
	f.Message = fmt.Sprintf("%q is not a display condition of %q%s", shortened(t.Name), j.name, judgedBy(j.file))
	home := j.table.home(t.Name)
	switch {
	case home != "":
		f.Message += ": only " + home + " have it"
		near = ""
	case near != "":
		f.Message += fmt.Sprintf(": did you mean %q?", near)
	default:
		f.Message += ": check its spelling, or remove it"
	}
	f.fix = renameOrRemove(near, near != "" && strings.EqualFold(near, t.Name), nil)
}

// entityList judges a list under an operator outside of Jira: it may hold nothing but
// conditions on properties of entities, one in each map.
func (j *conditionJudge) entityList(operator string, list manifest.Value) {
	var item *schema.Schema
	for _, part := range j.table.schema.Parts(nil) {
		if part.Items != nil {
			item = part.Items
		}
	}
	if item == nil {
		j.problems(j.table.schema, list)
		return
	}
	allowed := conditionNames(item)
	for v := range list.Items() {
		for name := range v.Fields() {
			if slices.Contains(allowed, name) {
				continue
			}
			key, _ := original(v).KeySpan(name)
			f := j.add(ruleDisplayConditionsInvalid, key, fmt.Sprintf("a list under %q may hold only \"entityProperty...\" conditions here: write the others as a map", operator))
			f.place = list.Content().Span().Start
			f.fix = dashesOff
			return
		}
	}
	for v := range list.Items() {
		j.problems(item, v)
	}
}

// dashesOff makes one map of a list of maps.
func dashesOff(p *pass, t target) []Fix {
	list := t.holder(t.place).Value()
	if list.Kind() != syntax.Sequence || list.IsFlow() {
		return nil
	}
	fix := Fix{Title: "Make it a map"}
	seen := map[string]bool{}
	for item := range list.Items() {
		m := item.Value()
		if m.Kind() != syntax.Mapping || m.IsFlow() || m.Anchor() != "" || edit.Column(p.buf, m.Span().Start) != edit.Column(p.buf, list.Span().Start)+2 {
			return nil
		}
		for pair := range m.Pairs() {
			if seen[pair.KeyText()] {
				return nil
			}
			seen[pair.KeyText()] = true
		}
		fix.Edits = append(fix.Edits, text.Edit{Span: item.Dash(), New: " "})
	}
	return []Fix{fix}
}
