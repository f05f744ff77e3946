package app

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var ruleAutoUserConsentDeprecated = &analysis.Rule{
	ID: "auto-user-consent-deprecated", Severity: analysis.Warning, Official: []string{"app.features.deprecatedAutoUserConsent"},
	Doc: "\"autoUserConsent\" is no longer set.",
	Why: "Forge asks users for their consent by rules of its own, and \"forge lint\" warns of the property.",
}

// autoUserConsent warns of the property, whatever its value.
func autoUserConsent(p *analysis.Pass) {
	consent := p.File.At("app", "features", "autoUserConsent")
	if !consent.Exists() || consent.Value.Type() == schema.Null {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleAutoUserConsentDeprecated, Span: consent.Pair.Key().Span(), Tags: []analysis.Tag{analysis.Deprecated},
		Message: "\"autoUserConsent\" is deprecated, whether true or false: remove it",
		Mend: func() []analysis.Fix {
			alone := consent
			if features := p.File.At("app", "features"); syntax.CountPairs(features.Value.Content()) == 1 && syntax.CountPairs(features.Map.Content()) > 1 {
				alone = features
			}
			edits := p.Edit().RemovePair(alone.Map.Content(), alone.Pair)
			return []analysis.Fix{{Title: "Remove \"autoUserConsent\"", Edits: edits}}
		},
	}, analysis.UnlessError)
}
