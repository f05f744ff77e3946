package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/syntax"
)

var ruleEnvVariableUnused = &Rule{
	ID: "env-variable-unused", Severity: Hint,
	Doc:  "A variable of \"environment\" is used in the manifest.",
	Why:  "The variables stand for texts in the manifest only: the code of the app never sees them.",
	Bad:  head + webtrigger + functions + "environment:\n  variables:\n    - REGION\n",
	Good: head + webtrigger + strings.Replace(functions, "index.run", "${FILE}.run", 1) + "environment:\n  variables:\n    - key: FILE\n      default: index\n",
}

// unusedVariables tells of variables that no text of the manifest holds.
func unusedVariables(p *pass) {
	s, ok := p.file.Section("environment")
	if !ok {
		return
	}
	list := p.file.Value(p.file.Value(s.Pair.Value()).Content().Pair("variables").Value()).Content()
	for item := range list.Items() {
		n := p.file.Value(item.Value()).Content()
		if n.Kind() == syntax.Mapping {
			n = p.file.Value(n.Pair("key").Value()).Content()
		}
		if !n.Kind().IsScalar() || n.Kind() == syntax.Empty || p.brokenIn(n.Span(), 0) {
			continue
		}
		name := n.Scalar().Text
		if !isVariable(name) || strings.Contains(p.buf.String(), "${"+name+"}") {
			continue
		}
		p.report(Diagnostic{
			Rule: ruleEnvVariableUnused, Span: n.Span(), Tags: []Tag{Unnecessary},
			Message: fmt.Sprintf("nothing in the manifest uses the variable %q: write ${%s} where it belongs, or remove it. Code does not see it", name, name),
			Mend: func() []Fix {
				if list.Kind() == syntax.Sequence && moreThanOne(list) {
					return []Fix{{Title: "Remove the variable " + quoteTitle(name), Edits: p.edit().RemoveItem(list, item)}}
				}
				return []Fix{p.removePair(p.tree.Root(), s.Pair)}
			},
		}, always)
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

func moreThanOne(list syntax.Node) bool {
	n := 0
	for range list.Items() {
		n++
	}
	return n > 1
}
