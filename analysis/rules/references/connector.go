package references

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
)

var (
	ruleAgentConnectorEndpointUnknown = &analysis.Rule{
		ID: "agent-connector-endpoint-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectA2AEndpointReference"},
		Doc: "The endpoint of an agent connector is declared at \"modules.endpoint\".",
	}
	ruleAgentConnectorEndpointRemote = &analysis.Rule{
		ID: "agent-connector-endpoint-remote", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectA2AEndpointConfiguration"},
		Doc: "The endpoint of an agent connector belongs to a remote.",
	}
)

// topicConnectorEndpoint is the endpoint that an agent connector calls.
var topicConnectorEndpoint = new(analysis.Topic[string])

// connectorEndpoint tells which endpoint an agent connector calls.
func connectorEndpoint(s analysis.Unit) []analysis.Fact {
	for ref := range s.Entry.References() {
		if ref.Kind == manifest.Endpoint && ref.Official && !ref.Unknown {
			return []analysis.Fact{topicConnectorEndpoint.Fact(ref.Name, ref.Span)}
		}
	}
	return nil
}

// connectorEndpoints reports agent connectors that call an endpoint of a service.
func connectorEndpoints(p *analysis.Pass) {
	for _, f := range topicConnectorEndpoint.In(p) {
		found := p.File.Lookup(manifest.Endpoint, f.Value)
		if len(found) == 0 || !isOfService(found[0]) || p.BrokenIn(found[0].Entry.Span(), 1) || p.BrokenIn(f.Span, 0) {
			continue
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleAgentConnectorEndpointRemote, Span: f.Span,
			Message: fmt.Sprintf("an agent connector can call only an endpoint of a remote, and %q belongs to a service", f.Value),
			Related: []analysis.Related{{Span: found[0].Value, Message: "the endpoint"}},
			Mend: func() []analysis.Fix {
				var fixes []analysis.Fix
				for _, d := range p.File.Definitions(manifest.Endpoint) {
					if !d.Unknown && !d.Entry.Pair("remote").IsZero() && len(fixes) < analysis.MaxChoices {
						fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(d.Name), false, f.Span, d.Name)...)
					}
				}
				return mend.OneOf(fixes)
			},
		}, analysis.Always)
	}
}

// isOfService reports whether an endpoint names a service and no remote. One that names neither
// breaks the schema.
func isOfService(d manifest.Definition) bool {
	return d.Entry.Pair("remote").IsZero() && !d.Entry.Pair("service").IsZero()
}
