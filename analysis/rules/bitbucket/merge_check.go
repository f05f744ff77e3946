package bitbucket

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleMergeCheckEndpointUserToken = &analysis.Rule{
		ID: "merge-check-endpoint-user-token", Severity: analysis.Error, Official: []string{"modules.bitbucket.endpointOnlySupportSystemToken"},
		Doc: "The endpoint of a merge check gets no token of a user.", Why: "A merge check has no user on whose behalf it could run.",
	}
	ruleMergeCheckEndpointRoute = &analysis.Rule{
		ID: "merge-check-endpoint-route", Severity: analysis.Error, Official: []string{"modules.bitbucket.endpointNeedsRoute"},
		Doc: "The endpoint of a merge check has a route.",
	}
)

// topicMergeCheck is the endpoints that merge checks name.
const topicMergeCheck analysis.Topic = "merge-check"

func mergeCheckEndpoint(s analysis.Scope) []analysis.Fact {
	return s.NameFacts(topicMergeCheck, "endpoint")
}

// mergeChecks reports endpoints that merge checks call and cannot. What makes a
// trigger refuse them, too, is reported with the triggers.
func mergeChecks(p *analysis.Pass) {
	callers := map[string]analysis.Located{}
	for _, check := range p.Facts(topicMergeCheck) {
		if _, known := callers[check.Name]; !known {
			callers[check.Name] = check
		}
	}
	if len(callers) == 0 {
		return
	}
	for _, f := range p.Facts(mend.TopicUserToken) {
		if check, called := callers[f.Name]; called {
			p.Report(analysis.Diagnostic{
				Rule: ruleMergeCheckEndpointUserToken, Span: f.Span, Related: []analysis.Related{{Span: check.Span, Message: "the merge check"}},
				Message: fmt.Sprintf("the endpoint %q runs a merge check, which has no user: it cannot ask for a user's token", f.Name),
				Mend:    func() []analysis.Fix { return mend.MendUserToken(p, f) },
			}, analysis.UnlessError)
		}
	}
	for _, f := range p.Facts(mend.TopicNoRoute) {
		if check, called := callers[f.Name]; called && !p.BrokenIn(f.Entry.Span(), 1) {
			p.Report(analysis.Diagnostic{
				Rule: ruleMergeCheckEndpointRoute, Span: f.Span, Related: []analysis.Related{{Span: check.Span, Message: "the merge check"}},
				Message: fmt.Sprintf("the endpoint %q runs a merge check and has no route: add \"route\" with the \"path\" to call", f.Name),
				Mend:    func() []analysis.Fix { return addRoute(p, f) },
			}, analysis.UnlessError)
		}
	}
}

// addRoute gives an endpoint a route that is called like it.
func addRoute(p *analysis.Pass, endpoint analysis.Located) []analysis.Fix {
	path := "/" + endpoint.Name
	route := yamledit.Field{Key: "route", Fields: []yamledit.Field{{Key: "path", Value: yamledit.Quoted(path)}}}
	edits := p.Edit().Fields(endpoint.Entry.Node(), route)
	if len(edits) == 0 {
		return nil
	}
	return []analysis.Fix{{Title: "Add route: " + path, Edits: edits}}
}
