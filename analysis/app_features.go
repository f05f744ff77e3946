package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

var ruleAutoUserConsentDeprecated = &Rule{
	ID: "auto-user-consent-deprecated", Severity: Warning, Official: []string{"app.features.deprecatedAutoUserConsent"},
	Doc:  "\"autoUserConsent\" is no longer set.",
	Why:  "Forge asks users for their consent by rules of its own, and \"forge lint\" warns of the property.",
	Bad:  head + "  features:\n    autoUserConsent: true\n" + webtrigger + functions,
	Good: head + webtrigger + functions,
}

// autoUserConsent warns of the property, whatever its value.
func autoUserConsent(p *pass) {
	pair, features := p.inApp("features", "autoUserConsent")
	if pair.IsZero() || p.file.Value(pair.Value()).Type() == schema.Null {
		return
	}
	p.report(Diagnostic{
		Rule: ruleAutoUserConsentDeprecated, Span: pair.Key().Span(), Tags: []Tag{Deprecated},
		Message: "\"autoUserConsent\" is deprecated, whether true or false: remove it",
		Mend: func() []Fix {
			edits := p.edit().RemovePair(features.Content(), pair)
			if holder, app := p.inApp("features"); countPairs(features) == 1 && countPairs(app) > 1 {
				edits = p.edit().RemovePair(app.Content(), holder)
			}
			return []Fix{{Title: "Remove \"autoUserConsent\"", Edits: edits}}
		},
	}, unlessError)
}

func countPairs(v manifest.Value) int {
	n := 0
	for range v.Content().Pairs() {
		n++
	}
	return n
}
