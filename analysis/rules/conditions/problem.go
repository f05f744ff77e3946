package conditions

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// conditionRules are the rules of problems with a condition; others break
// RuleDisplayConditionsInvalid.
var conditionRules = map[schema.Kind]*analysis.Rule{
	schema.UnknownProperty: ruleDisplayConditionUnknown,
	schema.TypeMismatch:    ruleDisplayConditionType,
	schema.Enum:            ruleDisplayConditionEnum,
}

// problems adds what a schema says of a value among the conditions.
func (j *conditionJudge) problems(sch *schema.Schema, v schema.Value) {
	for _, t := range shape.Problems(j.Unit, sch, schema.Evaluate(sch, v)) {
		f := t.Finding()
		f.Rule = conditionRules[t.Kind]
		if f.Rule == nil {
			f.Rule = shape.RuleDisplayConditionsInvalid
		}
		if level, ok := t.Map.(shape.ConditionLevel); ok && t.Kind == schema.UnknownProperty {
			j.unknown(&f, t, level)
		}
		f.Severity = j.table.Severity()
		f.Message += j.table.Remark()
		j.found = append(j.found, f)
	}
}

// otherOperators are words that people know from elsewhere.
var otherOperators = map[string]string{"any": "or", "all": "and", "none": "not", "nor": "not"}

// unknown words the finding of a name that is no condition here.
func (j *conditionJudge) unknown(f *analysis.Finding, t shape.Problem, level shape.ConditionLevel) {
	free := []string{}
	for _, name := range append(j.table.Names(), "and", "or", "not") {
		if _, taken := level.LastPair(name); !taken {
			free = append(free, name)
		}
	}
	near := otherOperators[strings.ToLower(t.Name)]
	if !slices.Contains(free, near) {
		near, _ = schema.Nearest(t.Name, free)
	}
	f.Message = fmt.Sprintf("%q is not a display condition of %q", prose.Shortened(t.Name), j.TypeName)
	home := j.table.Home(t.Name)
	switch {
	case home != "":
		f.Message += ": only " + home + " have it"
		near = ""
	case near != "":
		f.Message += fmt.Sprintf(": did you mean %q?", near)
	default:
		f.Message += ": check its spelling, or remove it"
	}
	f.Message += shape.SchemaWords(j.File)
	f.Fix = mend.RenameOrRemove(near, near != "" && strings.EqualFold(near, t.Name), nil)
}

// entityList judges a list under an operator outside of Jira: it may hold nothing but
// conditions on properties of entities, one in each map.
func (j *conditionJudge) entityList(operator string, list manifest.Value) {
	var item *schema.Schema
	for _, part := range j.table.Schema.Parts(nil) {
		if part.Items != nil {
			item = part.Items
		}
	}
	if item == nil {
		j.problems(j.table.Schema, list)
		return
	}
	allowed := shape.ConditionNames(item)
	for v := range list.Items() {
		for name := range v.Fields() {
			if slices.Contains(allowed, name) {
				continue
			}
			key, _ := shape.Original(v).KeySpan(name)
			f := j.add(shape.RuleDisplayConditionsInvalid, key, fmt.Sprintf("a list under %q may hold only \"entityProperty...\" conditions here: write the others as a map", operator))
			f.Place = list.Content().Span().Start
			f.Fix = dashesOff
			return
		}
	}
	for v := range list.Items() {
		j.problems(item, v)
	}
}

// dashesOff makes one map of a list of maps.
func dashesOff(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	list := t.Holder(t.Place).Value()
	if list.Kind() != syntax.Sequence || list.IsFlow() {
		return nil
	}
	fix := analysis.Fix{Title: "Make it a map"}
	seen := map[string]bool{}
	for item := range list.Items() {
		m := item.Value()
		if m.Kind() != syntax.Mapping || m.IsFlow() || m.Anchor() != "" || yamledit.Column(p.Buf, m.Span().Start) != yamledit.Column(p.Buf, list.Span().Start)+2 {
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
	return []analysis.Fix{fix}
}
