package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
)

// mergeCheckModule starts a sample with a merge check that an endpoint runs.
const mergeCheckModule = `modules:
  bitbucket:mergeCheck:
    - key: check
      name: Check
      triggers: [on-merge]
      endpoint: server
`

const mergeScope = "permissions:\n  scopes:\n    - read:pullrequest:bitbucket\n"

var (
	ruleMergeCheckEndpointUserToken = &Rule{
		ID: "merge-check-endpoint-user-token", Severity: Error, Official: []string{"modules.bitbucket.endpointOnlySupportSystemToken"},
		Doc: "The endpoint of a merge check gets no token of a user.", Why: "A merge check has no user on whose behalf it could run, and Forge refuses the manifest.",
		Bad:  head + mergeCheckModule + endpoints + "      auth:\n        appUserToken:\n          enabled: true\n" + remotes + mergeScope,
		Good: head + mergeCheckModule + endpoints + "      auth:\n        appSystemToken:\n          enabled: true\n" + remotes + mergeScope,
	}
	ruleMergeCheckEndpointRoute = &Rule{
		ID: "merge-check-endpoint-route", Severity: Error, Official: []string{"modules.bitbucket.endpointNeedsRoute"},
		Doc: "The endpoint of a merge check has a route.", Why: schemaWhy,
		Bad:  head + mergeCheckModule + "  endpoint:\n    - key: server\n      remote: backend\n" + remotes + mergeScope,
		Good: head + mergeCheckModule + endpoints + remotes + mergeScope,
	}
)

// topicMergeCheck is the endpoints that merge checks name.
const topicMergeCheck topic = "merge-check"

func (s scope) mergeCheckEndpoint() []fact {
	return s.names(topicMergeCheck, "endpoint")
}

// mergeChecks reports endpoints that merge checks call and cannot. What makes a
// trigger refuse them, too, is reported with the triggers.
func mergeChecks(p *pass) {
	callers := map[string]located{}
	for _, check := range p.facts(topicMergeCheck) {
		if _, known := callers[check.name]; !known {
			callers[check.name] = check
		}
	}
	if len(callers) == 0 {
		return
	}
	for _, f := range p.facts(topicUserToken) {
		if check, called := callers[f.name]; called {
			p.report(Diagnostic{
				Rule: ruleMergeCheckEndpointUserToken, Span: f.span, Related: []Related{{check.span, "the merge check"}},
				Message: fmt.Sprintf("the endpoint %q runs a merge check, which has no user: it cannot ask for a user's token", f.name),
				Mend:    func() []Fix { return p.mendUserToken(f) },
			}, unlessError)
		}
	}
	for _, f := range p.facts(topicNoRoute) {
		if check, called := callers[f.name]; called && !p.brokenIn(f.entry.Span(), 1) {
			p.report(Diagnostic{
				Rule: ruleMergeCheckEndpointRoute, Span: f.span, Related: []Related{{check.span, "the merge check"}},
				Message: fmt.Sprintf("the endpoint %q runs a merge check and has no route: add \"route\" with the \"path\" to call", f.name),
				Mend:    func() []Fix { return p.addRoute(f) },
			}, unlessError)
		}
	}
}

// addRoute gives an endpoint a route that is called like it.
func (p *pass) addRoute(endpoint located) []Fix {
	path := "/" + endpoint.name
	route := edit.Field{Key: "route", Fields: []edit.Field{{Key: "path", Value: edit.Quoted(path)}}}
	edits := p.edit().Fields(endpoint.entry.Node(), route)
	if len(edits) == 0 {
		return nil
	}
	return []Fix{{Title: "Add route: " + path, Edits: edits}}
}
