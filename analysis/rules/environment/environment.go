package environment

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var ruleEnvVariablesShape = &analysis.Rule{
	ID: "env-variables-shape", Severity: analysis.Error,
	Doc: "The variables of the environment are a list of names, or of maps with \"key\" and \"default\".",
}

// environmentVariables reports variables that Forge fails on while it loads the
// file, before all other rules.
func environmentVariables(p *analysis.Pass) {
	s, ok := p.File.Section("environment")
	if !ok {
		return
	}
	pair := p.File.Value(s.Pair.Value()).Content().Pair("variables")
	value := p.File.Value(pair.Value())
	switch {
	case pair.IsZero() || value.Type() == schema.Unknown:
	case value.Type() != schema.List:
		p.Report(badVariables(p, pair, value.Content(), value.Type()), analysis.Always)
	default:
		for item := range value.Content().Items() {
			if p.File.Value(item.Value()).Type() != schema.Null {
				continue
			}
			span := item.Value().Span()
			if item.Dash().Len() > 0 {
				span = item.Dash()
			}
			p.Report(analysis.Diagnostic{
				Rule: ruleEnvVariablesShape, Span: span,
				Message: "this variable has no name: write one after the dash, or remove the entry",
				Mend: func() []analysis.Fix {
					return []analysis.Fix{{Title: "Remove this entry", Edits: p.Edit().RemoveItem(value.Content(), item)}}
				},
			}, analysis.Always)
		}
	}
}

// withoutVariables drops what [environmentVariables] reports from the findings of
// the schema.
func withoutVariables(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if s.Entry != nil {
		return found
	}
	return slices.DeleteFunc(found, func(f analysis.Finding) bool { return f.Rule == ruleEnvVariablesShape })
}

// badVariables says that "variables" is no list.
func badVariables(p *analysis.Pass, pair syntax.PairNode, n syntax.Node, typ schema.Type) analysis.Diagnostic {
	d := analysis.Diagnostic{
		Rule: ruleEnvVariablesShape, Span: pair.Key().Span(),
		Message: fmt.Sprintf("\"variables\" must be a list of names, not %s: start each variable with \"- \"", mend.WithArticle(typ)),
	}
	switch {
	case typ == schema.Null:
		d.Message = "\"variables\" has no value: it must be a list of names"
	case n.Kind().IsScalar():
		d.Span = n.Span()
		d.Mend = func() []analysis.Fix { return mend.Wrap("Make it a list", n, "[", "]") }
	case !n.IsFlow():
		d.Mend = func() []analysis.Fix { return mend.MakeItem(p, n) }
	}
	return d
}
