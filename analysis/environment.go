package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// groupEnvironment is the variables of the environment, and their uses.
var groupEnvironment = &Group{
	Rules:  []*Rule{ruleEnvVariablesShape, ruleEnvVariableMissing, ruleEnvVariableUndeclared},
	Reword: withoutVariables,
	Facts:  map[string][]factFinder{"": {variableUses}},
	File: func(p *pass) {
		environmentVariables(p)
		variables(p)
	},
}

var ruleEnvVariablesShape = &Rule{
	ID: "env-variables-shape", Severity: Error,
	Doc: "The variables of the environment are a list of names, or of maps with \"key\" and \"default\".", Why: schemaWhy,
	Bad:  head + webtrigger + functions + "environment:\n  variables: REGION\n",
	Good: head + webtrigger + functions + "environment:\n  variables:\n    - REGION\n",
}

// environmentVariables reports variables that Forge fails on while it loads the
// file, before all other rules.
func environmentVariables(p *pass) {
	s, ok := p.file.Section("environment")
	if !ok {
		return
	}
	pair := p.file.Value(s.Pair.Value()).Content().Pair("variables")
	value := p.file.Value(pair.Value())
	switch {
	case pair.IsZero() || value.Type() == schema.Unknown:
	case value.Type() != schema.List:
		p.report(p.badVariables(pair, value.Content(), value.Type()), always)
	default:
		for item := range value.Content().Items() {
			if p.file.Value(item.Value()).Type() != schema.Null {
				continue
			}
			span := item.Value().Span()
			if item.Dash().Len() > 0 {
				span = item.Dash()
			}
			p.report(Diagnostic{
				Rule: ruleEnvVariablesShape, Span: span,
				Message: "this variable has no name: write one after the dash, or remove the entry",
				Mend: func() []Fix {
					return []Fix{{Title: "Remove this entry", Edits: p.edit().RemoveItem(value.Content(), item)}}
				},
			}, always)
		}
	}
}

// withoutVariables drops what [environmentVariables] reports from the findings of
// the schema.
func withoutVariables(s scope, found []finding) []finding {
	if s.entry != nil {
		return found
	}
	return slices.DeleteFunc(found, func(f finding) bool { return f.Rule == ruleEnvVariablesShape })
}

func (p *pass) badVariables(pair syntax.PairNode, n syntax.Node, typ schema.Type) Diagnostic {
	d := Diagnostic{
		Rule: ruleEnvVariablesShape, Span: pair.Key().Span(),
		Message: fmt.Sprintf("\"variables\" must be a list of names, not %s: start each variable with \"- \"", withArticle(typ)),
	}
	switch {
	case typ == schema.Null:
		d.Message = "\"variables\" has no value: it must be a list of names"
	case n.Kind().IsScalar():
		d.Span = n.Span()
		d.Mend = func() []Fix { return wrap("Make it a list", n, "[", "]") }
	case !n.IsFlow():
		d.Mend = func() []Fix { return p.makeItem(n) }
	}
	return d
}

// isEnvVariables reports whether a problem is one of those that [environmentVariables]
// reports.
func (t trouble) isEnvVariables() bool {
	if t.name != "environment" || t.entry != nil {
		return false
	}
	list := t.file.Value(t.node).Content().Get("variables")
	if list.IsZero() {
		return false
	}
	v := t.file.Value(list)
	if t.at() == v {
		return v.Type() != schema.List
	}
	for item := range v.Content().Items() {
		if item.Value().Span() == t.at().Node().Span() {
			return t.At.Type() == schema.Null
		}
	}
	return false
}
