package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

const tokenRemote = remotes + "    auth:\n      appSystemToken:\n        enabled: true\n"

var ruleRemoteAuthScopes = &Rule{
	ID: "remote-auth-scopes", Severity: Error, Official: []string{"app.remotes.missingAppScopesForRemoteAuth"},
	Doc:  "An app that passes tokens to a remote asks for scopes that the tokens are good for.",
	Why:  "Forge refuses the manifest: a token without a scope opens nothing.",
	Bad:  head + webtrigger + functions + tokenRemote,
	Good: head + webtrigger + functions + tokenRemote + jiraScope,
}

// tokenOnly are the scopes that allow to pass a token, and nothing to be done with it.
var tokenOnly = []string{"read:app-system-token", "read:app-user-token"}

// tokenFacts are the tokens that a remote or endpoint asks for.
func (s scope) tokenFacts() []fact {
	if s.entry.List.Section != "remotes" && (!s.entry.List.IsModule() || s.entry.List.Type != "endpoint") {
		return nil
	}
	pair, ok := s.file.Value(s.node).Pair("auth")
	if !ok {
		return nil
	}
	for name, token := range s.file.Value(pair.Value()).Fields() {
		if name != "appSystemToken" && name != "appUserToken" {
			continue
		}
		for property, v := range token.Fields() {
			if property == "enabled" && isTrue(v) {
				return []fact{{topic: aboutToken, name: name, span: pair.Key().Span()}}
			}
		}
	}
	return nil
}

func isTrue(v schema.Value) bool {
	return v.Type() == schema.Boolean && slices.Contains([]string{"true", "True", "TRUE"}, v.Text())
}

// tokenScopes reports tokens that are good for nothing, at the first remote or endpoint
// that asks for one.
func (p *pass) tokenScopes(declared manifest.Scopes) {
	tokens := p.facts(aboutToken)
	useful := func(s manifest.Scope) bool { return !slices.Contains(tokenOnly, s.Name) }
	if len(tokens) == 0 || slices.ContainsFunc(declared.All, useful) {
		return
	}
	d := Diagnostic{
		Rule: ruleRemoteAuthScopes, Span: tokens[0].span,
		Message: fmt.Sprintf("%q is on, but the app asks for no scope that such a token is good for: add to \"permissions.scopes\" what the remote is going to do, or turn the token off", tokens[0].name),
	}
	for _, other := range tokens[1:min(len(tokens), maxPlaces+1)] {
		d.Related = append(d.Related, Related{other.span, "asks for a token, too"})
	}
	p.report(d, unlessBroken)
}
