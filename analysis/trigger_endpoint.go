package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

var (
	ruleTriggerEndpointUserToken = &Rule{
		ID: "trigger-endpoint-user-token", Severity: Error, Official: []string{"modules.trigger.endpointOnlySupportSystemToken"},
		Doc: "An endpoint that a trigger calls does not ask for the token of a user.",
		Why: "An event has no user on whose behalf it could be sent, and Forge refuses the manifest.",
		Bad: head + eventTrigger + endpoints + "      auth:\n        appUserToken:\n          enabled: true\n" +
			remotes + eventScopes,
		Good: head + eventTrigger + endpoints + "      auth:\n        appSystemToken:\n          enabled: true\n" +
			remotes + eventScopes,
	}
	ruleTriggerEndpointRoute = &Rule{
		ID: "trigger-endpoint-route", Severity: Error, Official: []string{"modules.trigger.endpointNeedsRoute"},
		Doc: "An endpoint that a trigger calls has a route.", Why: schemaWhy,
		Bad:  head + eventTrigger + "  endpoint:\n    - key: server\n      remote: backend\n" + remotes + eventScopes,
		Good: head + eventTrigger + endpoints + remotes + eventScopes,
	}
)

// Parts of samples with a trigger.
const (
	eventTrigger = "modules:\n  trigger:\n    - key: created\n      endpoint: server\n      events: [avi:jira:created:issue]\n"
	eventScopes  = "permissions:\n  scopes: [read:jira-work]\n"
)

// What triggers and endpoints say of each other: the name is the key of an endpoint.
const (
	topicTriggerEndpoint topic = "trigger-endpoint"
	topicUserToken       topic = "user-token"
	topicNoRoute         topic = "no-route"
)

func triggerFacts(s scope) []fact { return s.names(topicTriggerEndpoint, "endpoint") }

// endpointFacts are what an endpoint must not be when a trigger calls it.
func endpointFacts(s scope) []fact {
	key := s.value("key")
	if key.Type() != schema.String {
		return nil
	}
	var facts []fact
	auth := s.value("auth").Content()
	token := s.file.Value(auth.Pair("appUserToken").Value()).Content()
	enabled := s.file.Value(token.Pair("enabled").Value())
	if enabled.Type() == schema.Boolean && !isFalsy(enabled.Content()) {
		facts = append(facts, fact{topic: topicUserToken, name: key.Text(), span: enabled.Node().Span()})
	}
	if s.entry.Pair("route").IsZero() && !s.file.Value(s.node).MayHave("route") {
		facts = append(facts, fact{topic: topicNoRoute, name: key.Text(), span: titleOf(s.entry)})
	}
	return facts
}

// triggerEndpoints reports endpoints that triggers call and cannot.
func triggerEndpoints(p *pass) {
	tokens, routes := p.facts(topicUserToken), p.facts(topicNoRoute)
	if len(tokens)+len(routes) == 0 {
		return
	}
	callers := map[string]located{}
	for _, trigger := range p.facts(topicTriggerEndpoint) {
		if _, known := callers[trigger.name]; !known {
			callers[trigger.name] = trigger
		}
	}
	for _, f := range tokens {
		p.badEndpoint(callers, f, Diagnostic{
			Rule:    ruleTriggerEndpointUserToken,
			Message: fmt.Sprintf("a trigger calls the endpoint %q, and an event has no user: the endpoint cannot ask for a user's token", f.name),
			Mend:    func() []Fix { return p.mendUserToken(f) },
		})
	}
	for _, f := range routes {
		p.badEndpoint(callers, f, Diagnostic{
			Rule:    ruleTriggerEndpointRoute,
			Message: fmt.Sprintf("a trigger calls the endpoint %q, which has no route: add \"route\" with the \"path\" to call", f.name),
			Mend: func() []Fix {
				route := edit.Field{Key: "route", Fields: []edit.Field{{Key: "path", Value: edit.Quoted("/" + f.name)}}}
				return []Fix{{Title: "Add route", Edits: p.edit().Fields(f.entry.Node(), route)}}
			},
		})
	}
}

// badEndpoint reports an endpoint if a trigger calls it.
func (p *pass) badEndpoint(callers map[string]located, f located, d Diagnostic) {
	trigger, called := callers[f.name]
	if !called || p.brokenIn(f.span, 0) || p.brokenIn(f.entry.Span(), 1) && d.Rule == ruleTriggerEndpointRoute {
		return
	}
	d.Span, d.Related = f.span, []Related{{trigger.span, "the trigger that calls it"}}
	p.report(d, always)
}

// mendUserToken stops an endpoint from asking for the token of a user.
func (p *pass) mendUserToken(f located) []Fix {
	fixes := one("Replace by \"false\"", false, f.span, "false")
	in, pair := f.entry.Node(), f.entry.Pair("auth")
	if auth := p.file.Value(pair.Value()).Content(); propertiesIn(auth) > 1 {
		in, pair = auth, auth.Pair("appUserToken")
	}
	return append(fixes, p.removePair(in, pair))
}

func propertiesIn(m syntax.Node) int {
	n := 0
	for range m.Pairs() {
		n++
	}
	return n
}
