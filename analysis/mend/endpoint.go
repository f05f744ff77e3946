package mend

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// What endpoints say that some callers refuse, with the key of the endpoint: that they ask for the
// token of a user, and that they have no route.
var (
	topicUserToken = new(analysis.Topic[string])
	topicNoRoute   = new(analysis.Topic[string])
)

// EndpointFacts returns what an endpoint must not be when an [EndpointCaller] calls it.
func EndpointFacts(s analysis.Unit) []analysis.Fact {
	key := s.Value("key")
	if key.Type() != schema.String {
		return nil
	}
	var facts []analysis.Fact
	enabled := s.Value("auth").At("appUserToken", "enabled").Value
	if enabled.Type() == schema.Boolean && !analysis.IsFalsy(enabled.Content()) {
		facts = append(facts, topicUserToken.Fact(key.Text(), enabled.Node().Span()))
	}
	if s.Entry.Pair("route").IsZero() && !s.File.Value(s.Node).MayHave("route") {
		facts = append(facts, topicNoRoute.Fact(key.Text(), analysis.TitleOf(s.Entry)))
	}
	return facts
}

// EndpointCaller is what calls endpoints on nobody's behalf: they cannot ask for the token of a
// user, and need a route.
type EndpointCaller struct {
	// Topic is the keys of the endpoints that are called, Words what calls them.
	Topic *analysis.Topic[string]
	Words string
	// UserToken and NoRoute are the rules that endpoints break, and the messages speak of the key.
	UserToken, NoRoute               *analysis.Rule
	UserTokenMessage, NoRouteMessage string
	When                             analysis.Policy
}

// Check reports the endpoints that are called and cannot be.
func (c EndpointCaller) Check(p *analysis.Pass) {
	tokens, routes := topicUserToken.In(p), topicNoRoute.In(p)
	if len(tokens)+len(routes) == 0 {
		return
	}
	callers := map[string]analysis.Located[string]{}
	for _, caller := range c.Topic.In(p) {
		if _, known := callers[caller.Value]; !known {
			callers[caller.Value] = caller
		}
	}
	report := func(endpoint analysis.Located[string], rule *analysis.Rule, message string, fixes func(*analysis.Pass, analysis.Located[string]) []analysis.Fix) {
		caller, called := callers[endpoint.Value]
		if !called || rule == c.NoRoute && p.BrokenIn(endpoint.Entry.Span(), 1) {
			return
		}
		p.Report(analysis.Diagnostic{
			Rule: rule, Span: endpoint.Span, Message: fmt.Sprintf(message, endpoint.Value),
			Related: []analysis.Related{{Span: caller.Span, Message: c.Words}},
			Mend:    func() []analysis.Fix { return fixes(p, endpoint) },
		}, c.When)
	}
	for _, endpoint := range tokens {
		report(endpoint, c.UserToken, c.UserTokenMessage, mendUserToken)
	}
	for _, endpoint := range routes {
		report(endpoint, c.NoRoute, c.NoRouteMessage, addRoute)
	}
}

// mendUserToken stops an endpoint from asking for the token of a user.
func mendUserToken(p *analysis.Pass, f analysis.Located[string]) []analysis.Fix {
	fixes := analysis.One("Replace with \"false\"", false, f.Span, "false")
	in, pair := f.Entry.Node(), f.Entry.Pair("auth")
	if auth := p.File.Value(pair.Value()).Content(); syntax.CountPairs(auth) > 1 {
		in, pair = auth, auth.Pair("appUserToken")
	}
	return append(fixes, RemovePair(p, in, pair))
}

// addRoute gives an endpoint a route that is called like it.
func addRoute(p *analysis.Pass, endpoint analysis.Located[string]) []analysis.Fix {
	path := "/" + endpoint.Value
	route := yamledit.Field{Key: "route", Fields: []yamledit.Field{{Key: "path", Value: yamledit.Quoted(path)}}}
	edits := p.Edit().Fields(endpoint.Entry.Node(), route)
	if len(edits) == 0 {
		return nil
	}
	return []analysis.Fix{{Title: "Add route: " + path, Edits: edits}}
}
