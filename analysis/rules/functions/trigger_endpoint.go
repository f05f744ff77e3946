package functions

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
)

var (
	ruleTriggerEndpointUserToken = &analysis.Rule{
		ID: "trigger-endpoint-user-token", Severity: analysis.Error, Official: []string{"modules.trigger.endpointOnlySupportSystemToken"},
		Doc: "An endpoint that a trigger calls does not ask for the token of a user.",
		Why: "An event has no user on whose behalf it could be sent.",
	}
	ruleTriggerEndpointRoute = &analysis.Rule{
		ID: "trigger-endpoint-route", Severity: analysis.Error, Official: []string{"modules.trigger.endpointNeedsRoute"},
		Doc: "An endpoint that a trigger calls has a route.",
	}
)

// topicTriggerEndpoint is the endpoint that a trigger calls.
var topicTriggerEndpoint = new(analysis.Topic[string])

// triggerFacts returns the endpoint that a trigger calls.
func triggerFacts(s analysis.Unit) []analysis.Fact {
	return s.TextFacts(topicTriggerEndpoint, "endpoint")
}

// triggers call endpoints when an event comes.
var triggers = mend.EndpointCaller{
	Topic: topicTriggerEndpoint, Words: "the trigger that calls it", When: analysis.UnlessBroken,
	UserToken: ruleTriggerEndpointUserToken, NoRoute: ruleTriggerEndpointRoute,
	UserTokenMessage: "a trigger calls the endpoint %q, and an event has no user: the endpoint cannot ask for a user's token",
	NoRouteMessage:   "a trigger calls the endpoint %q, which has no route: add \"route\" with the \"path\" to call",
}
