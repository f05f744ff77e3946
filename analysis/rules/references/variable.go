package references

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
)

var ruleEnvVariableUnused = &analysis.Rule{
	ID: "env-variable-unused", Severity: analysis.Hint,
	Doc: "A variable of \"environment\" is used in the manifest.",
	Why: "The variables stand for texts in the manifest only: the code of the app never sees them.",
}

// unusedVariables tells of variables that no text of the manifest holds.
func unusedVariables(p *analysis.Pass) {
	s, ok := p.File.Section("environment")
	if !ok {
		return
	}
	list := p.File.At("environment", "variables").Value.Content()
	for item := range list.Items() {
		n := p.File.Value(item.Value()).Content()
		if n.Kind() == syntax.Mapping {
			n = p.File.Value(n.Pair("key").Value()).Content()
		}
		if !n.Kind().IsScalar() || n.Kind() == syntax.Empty || p.BrokenIn(n.Span(), 0) {
			continue
		}
		name := n.Scalar().Text
		if !isVariable(name) || strings.Contains(p.Buf.String(), "${"+name+"}") {
			continue
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleEnvVariableUnused, Span: n.Span(), Tags: []analysis.Tag{analysis.Unnecessary},
			Message: fmt.Sprintf("nothing in the manifest uses the variable %q: write ${%s} where it belongs, or remove it. Code does not see it", name, name),
			Mend: func() []analysis.Fix {
				if syntax.CountItems(list) > 1 {
					return []analysis.Fix{{Title: "Remove the variable " + prose.QuoteTitle(name), Edits: p.Edit().RemoveItem(list, item)}}
				}
				return []analysis.Fix{mend.RemovePair(p, p.Tree.Root(), s.Pair)}
			},
		}, analysis.Always)
	}
}

// isVariable reports whether a text has the form of the name of a variable.
func isVariable(name string) bool {
	for i, r := range name {
		isLetter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !isLetter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != ""
}
