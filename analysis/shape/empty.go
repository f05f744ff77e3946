package shape

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
)

var ruleManifestEmpty = &analysis.Rule{
	ID: "manifest-empty", Severity: analysis.Error,
	Doc: "A manifest is not empty.",
}

// emptyManifest reports a file without content.
func emptyManifest(p *analysis.Pass) {
	n := p.Tree.Root()
	if len(p.Broken) > 0 || !n.IsZero() && !analysis.IsFalsy(n) {
		return
	}
	severity := analysis.Error
	if !n.IsZero() && n.Scalar().Type != syntax.Null {
		severity = analysis.Warning // Forge accepts the other falsy ones
	}
	for _, e := range p.Errors {
		if e.Kind == syntax.TooLarge {
			return
		}
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleManifestEmpty, Severity: severity, Span: p.Buf.Line(0),
		Message: "the manifest is empty: it needs \"app\" and \"modules\"",
	}, analysis.Always)
}
