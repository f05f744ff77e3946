package functions

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
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

func triggerFacts(s analysis.Scope) []analysis.Fact {
	return s.NameFacts(mend.TopicTriggerEndpoint, "endpoint")
}

// endpointFacts are what an endpoint must not be when a trigger calls it.
func endpointFacts(s analysis.Scope) []analysis.Fact {
	key := s.Value("key")
	if key.Type() != schema.String {
		return nil
	}
	var facts []analysis.Fact
	auth := s.Value("auth").Content()
	token := s.File.Value(auth.Pair("appUserToken").Value()).Content()
	enabled := s.File.Value(token.Pair("enabled").Value())
	if enabled.Type() == schema.Boolean && !analysis.IsFalsy(enabled.Content()) {
		facts = append(facts, analysis.Fact{Topic: mend.TopicUserToken, Name: key.Text(), Span: enabled.Node().Span()})
	}
	if s.Entry.Pair("route").IsZero() && !s.File.Value(s.Node).MayHave("route") {
		facts = append(facts, analysis.Fact{Topic: mend.TopicNoRoute, Name: key.Text(), Span: analysis.TitleOf(s.Entry)})
	}
	return facts
}

// triggerEndpoints reports endpoints that triggers call and cannot.
func triggerEndpoints(p *analysis.Pass) {
	tokens, routes := p.Facts(mend.TopicUserToken), p.Facts(mend.TopicNoRoute)
	if len(tokens)+len(routes) == 0 {
		return
	}
	callers := map[string]analysis.Located{}
	for _, trigger := range p.Facts(mend.TopicTriggerEndpoint) {
		if _, known := callers[trigger.Name]; !known {
			callers[trigger.Name] = trigger
		}
	}
	for _, f := range tokens {
		badEndpoint(p, callers, f, analysis.Diagnostic{
			Rule:    ruleTriggerEndpointUserToken,
			Message: fmt.Sprintf("a trigger calls the endpoint %q, and an event has no user: the endpoint cannot ask for a user's token", f.Name),
			Mend:    func() []analysis.Fix { return mend.MendUserToken(p, f) },
		})
	}
	for _, f := range routes {
		badEndpoint(p, callers, f, analysis.Diagnostic{
			Rule:    ruleTriggerEndpointRoute,
			Message: fmt.Sprintf("a trigger calls the endpoint %q, which has no route: add \"route\" with the \"path\" to call", f.Name),
			Mend: func() []analysis.Fix {
				path := "/" + f.Name
				route := yamledit.Field{Key: "route", Fields: []yamledit.Field{{Key: "path", Value: yamledit.Quoted(path)}}}
				return []analysis.Fix{{Title: "Add route: " + path, Edits: p.Edit().Fields(f.Entry.Node(), route)}}
			},
		})
	}
}

// badEndpoint reports an endpoint if a trigger calls it.
func badEndpoint(p *analysis.Pass, callers map[string]analysis.Located, f analysis.Located, d analysis.Diagnostic) {
	trigger, called := callers[f.Name]
	if !called || p.BrokenIn(f.Span, 0) || p.BrokenIn(f.Entry.Span(), 1) && d.Rule == ruleTriggerEndpointRoute {
		return
	}
	d.Span, d.Related = f.Span, []analysis.Related{{Span: trigger.Span, Message: "the trigger that calls it"}}
	p.Report(d, analysis.Always)
}
