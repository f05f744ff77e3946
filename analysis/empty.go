package analysis

import "forge-manifest-ls/syntax"

var ruleManifestEmpty = &Rule{
	ID: "manifest-empty", Severity: Error,
	Doc: "A manifest is not empty.", Why: schemaWhy,
	Bad:  "# nothing yet\n",
	Good: head + webtrigger + functions,
}

// emptyManifest reports a file without content.
func emptyManifest(p *pass) {
	n := p.tree.Root()
	if len(p.broken) > 0 || !n.IsZero() && !isFalsy(n) {
		return
	}
	severity := Error
	if !n.IsZero() && n.Scalar().Type != syntax.Null {
		severity = Warning // Forge accepts the other falsy ones
	}
	for _, e := range p.errors {
		if e.Kind == syntax.TooLarge {
			return
		}
	}
	p.report(Diagnostic{
		Rule: ruleManifestEmpty, Severity: severity, Span: p.buf.Line(0),
		Message: "the manifest is empty: it needs \"app\" and \"modules\"",
	}, always)
}
