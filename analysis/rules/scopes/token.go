package scopes

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

var ruleRemoteAuthScopes = &analysis.Rule{
	ID: "remote-auth-scopes", Severity: analysis.Error, Official: []string{"app.remotes.missingAppScopesForRemoteAuth"},
	Doc: "An app that passes tokens to a remote has scopes that the remote can use with them.",
	Why: "A token without a scope opens nothing.",
}

// tokenOnly are the scopes that allow to pass a token, and nothing to be done with it.
var tokenOnly = []string{"read:app-system-token", "read:app-user-token"}

// tokenFacts are the tokens that a remote or endpoint asks for.
func tokenFacts(s analysis.Unit) []analysis.Fact {
	if s.Entry.List.Section != "remotes" && (!s.Entry.List.IsModule() || s.Entry.List.Type != "endpoint") {
		return nil
	}
	auth := s.File.Value(s.Node).At("auth")
	for name := range auth.Value.Fields() {
		if (name == "appSystemToken" || name == "appUserToken") && analysis.IsTrue(auth.Value.At(name, "enabled").Value) {
			return []analysis.Fact{topicToken.Fact(name, auth.Pair.Key().Span())}
		}
	}
	return nil
}

// tokenScopes reports tokens that are good for nothing, at the first remote or endpoint
// that asks for one.
func tokenScopes(p *analysis.Pass, declared manifest.Scopes) {
	tokens := topicToken.In(p)
	useful := func(s manifest.Scope) bool { return !slices.Contains(tokenOnly, s.Name) }
	if len(tokens) == 0 || slices.ContainsFunc(declared.All, useful) {
		return
	}
	d := analysis.Diagnostic{
		Rule: ruleRemoteAuthScopes, Span: tokens[0].Span,
		Message: fmt.Sprintf("%q is enabled, but the app has no scope that the remote could use with it: add those that the remote needs, such as \"read:jira-work\", or disable it", tokens[0].Value),
	}
	for _, other := range tokens[1:min(len(tokens), maxPlaces+1)] {
		d.Related = append(d.Related, analysis.Related{Span: other.Span, Message: "asks for a token, too"})
	}
	p.Report(d, analysis.UnlessBroken)
}
