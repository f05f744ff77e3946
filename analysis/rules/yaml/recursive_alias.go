package yaml

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
)

var ruleYAMLRecursiveAlias = yamlRule("yaml-recursive-alias", "An alias does not stand inside the value that it names.")

// recursiveAliases reports aliases that stand inside the node that they name. No
// other alias can be part of a circle: an anchor stands before its aliases.
func recursiveAliases(p *analysis.Pass) {
	if src := p.Buf.String(); !strings.Contains(src, "&") || !strings.Contains(src, "*") {
		return
	}
	latest := map[string]syntax.Node{} // by its anchor, the node nearest before
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if n.Kind() == syntax.Alias {
			recursiveAlias(p, n, latest)
		} else if name := n.Anchor(); name != "" {
			latest[name] = n
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(p.Tree.Stream())
}

// recursiveAlias reports an alias that stands in what it names.
func recursiveAlias(p *analysis.Pass, alias syntax.Node, latest map[string]syntax.Node) {
	name := strings.TrimPrefix(alias.Text(), "*")
	target, ok := latest[name]
	if !ok || !target.Span().Contains(alias.Span().Start) {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleYAMLRecursiveAlias, Span: alias.Span(),
		Message: fmt.Sprintf("\"*%s\" stands inside the value that \"&%s\" names, which would then never end: write out what is meant",
			prose.Shortened(name), prose.Shortened(name)),
	}, analysis.Always)
}
