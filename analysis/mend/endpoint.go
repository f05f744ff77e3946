package mend

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
)

// What triggers and endpoints say of each other: the name is the key of an endpoint.
const (
	TopicTriggerEndpoint analysis.Topic = "trigger-endpoint"
	TopicUserToken       analysis.Topic = "user-token"
	TopicNoRoute         analysis.Topic = "no-route"
)

// MendUserToken stops an endpoint from asking for the token of a user.
func MendUserToken(p *analysis.Pass, f analysis.Located) []analysis.Fix {
	fixes := analysis.One("Replace with \"false\"", false, f.Span, "false")
	in, pair := f.Entry.Node(), f.Entry.Pair("auth")
	if auth := p.File.Value(pair.Value()).Content(); propertiesIn(auth) > 1 {
		in, pair = auth, auth.Pair("appUserToken")
	}
	return append(fixes, RemovePair(p, in, pair))
}

func propertiesIn(m syntax.Node) int {
	n := 0
	for range m.Pairs() {
		n++
	}
	return n
}
