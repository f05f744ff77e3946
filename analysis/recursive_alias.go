package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/syntax"
)

var ruleYAMLRecursiveAlias = yamlRule("yaml-recursive-alias", "An alias does not stand inside the value that it names.",
	webtrigger+"  function: &all\n    - key: main\n      handler: index.run\n      providers: *all\n",
	webtrigger+functions)

// recursiveAliases reports aliases that stand inside the node that they name. No
// other alias can be part of a circle: an anchor stands before its aliases.
func recursiveAliases(p *pass) {
	if src := p.buf.String(); !strings.Contains(src, "&") || !strings.Contains(src, "*") {
		return
	}
	latest := map[string]syntax.Node{} // by its anchor, the node nearest before
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if n.Kind() == syntax.Alias {
			p.recursiveAlias(n, latest)
		} else if name := n.Anchor(); name != "" {
			latest[name] = n
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(p.tree.Stream())
}

func (p *pass) recursiveAlias(alias syntax.Node, latest map[string]syntax.Node) {
	name := strings.TrimPrefix(alias.Text(), "*")
	target, ok := latest[name]
	if !ok || !target.Span().Contains(alias.Span().Start) {
		return
	}
	p.report(Diagnostic{
		Rule: ruleYAMLRecursiveAlias, Span: alias.Span(),
		Message: fmt.Sprintf("\"*%s\" stands inside the value that \"&%s\" names, which would then never end: write out what is meant",
			shortened(name), shortened(name)),
	}, always)
}
