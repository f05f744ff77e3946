package app

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

var ruleAutoUserConsentDeprecated = &analysis.Rule{
	ID: "auto-user-consent-deprecated", Severity: analysis.Warning, Official: []string{"app.features.deprecatedAutoUserConsent"},
	Doc: "\"autoUserConsent\" is no longer set.",
	Why: "Forge asks users for their consent by rules of its own, and \"forge lint\" warns of the property.",
}

// autoUserConsent warns of the property, whatever its value.
func autoUserConsent(p *analysis.Pass) {
	pair, features := p.File.InApp("features", "autoUserConsent")
	if pair.IsZero() || p.File.Value(pair.Value()).Type() == schema.Null {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleAutoUserConsentDeprecated, Span: pair.Key().Span(), Tags: []analysis.Tag{analysis.Deprecated},
		Message: "\"autoUserConsent\" is deprecated, whether true or false: remove it",
		Mend: func() []analysis.Fix {
			edits := p.Edit().RemovePair(features.Content(), pair)
			if holder, app := p.File.InApp("features"); countPairs(features) == 1 && countPairs(app) > 1 {
				edits = p.Edit().RemovePair(app.Content(), holder)
			}
			return []analysis.Fix{{Title: "Remove \"autoUserConsent\"", Edits: edits}}
		},
	}, analysis.UnlessError)
}

func countPairs(v manifest.Value) int {
	n := 0
	for range v.Content().Pairs() {
		n++
	}
	return n
}
