package bitbucket

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
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

// topicMergeCheck is the endpoint that a merge check names.
var topicMergeCheck = new(analysis.Topic[string])

// mergeCheckEndpoint returns the endpoint that a merge check names.
func mergeCheckEndpoint(s analysis.Unit) []analysis.Fact {
	return s.TextFacts(topicMergeCheck, "endpoint")
}

// mergeChecks are run by endpoints. What makes a trigger refuse one, too, is reported with the
// triggers.
var mergeChecks = mend.EndpointCaller{
	Topic: topicMergeCheck, Words: "the merge check", When: analysis.UnlessError,
	UserToken: ruleMergeCheckEndpointUserToken, NoRoute: ruleMergeCheckEndpointRoute,
	UserTokenMessage: "the endpoint %q runs a merge check, which has no user: it cannot ask for a user's token",
	NoRouteMessage:   "the endpoint %q runs a merge check and has no route: add \"route\" with the \"path\" to call",
}
