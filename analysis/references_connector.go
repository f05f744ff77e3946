package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
)

var (
	ruleAgentConnectorEndpointUnknown = &Rule{
		ID: "agent-connector-endpoint-unknown", Severity: Error, Official: []string{"modules.rovo.incorrectA2AEndpointReference"},
		Doc: "The endpoint of an agent connector is declared at \"modules.endpoint\".", Why: schemaWhy,
		Bad:  head + connectorSample("sevrer") + endpoints + productScopes + remotes,
		Good: head + connectorSample("server") + endpoints + productScopes + remotes,
	}
	ruleAgentConnectorEndpointRemote = &Rule{
		ID: "agent-connector-endpoint-remote", Severity: Error, Official: []string{"modules.rovo.incorrectA2AEndpointConfiguration"},
		Doc: "The endpoint of an agent connector belongs to a remote.", Why: schemaWhy,
		Bad:  head + connectorSample("contained") + "  endpoint:\n    - key: contained\n      service: backend\n      route:\n        path: /run\n" + productScopes + services,
		Good: head + connectorSample("server") + endpoints + productScopes + remotes,
	}
)

const productScopes = "permissions:\n  scopes:\n    - read:jira-work\n"

func connectorSample(endpoint string) string {
	return `modules:
  rovo:agentConnector:
    - key: connector
      name: Connector
      description: Talks
      productContexts: [jira]
      protocols:
        agent2Agent:
          version: "0.3"
          jsonRpcTransport:
            endpoint: ` + endpoint + "\n"
}

const topicConnectorEndpoint topic = "agent connector endpoint"

// connectorEndpoint tells which endpoint an agent connector calls.
func (s scope) connectorEndpoint() []fact {
	for ref := range s.entry.References() {
		if ref.Kind == manifest.Endpoint && ref.Official && !ref.Unknown {
			return []fact{{topic: topicConnectorEndpoint, name: ref.Name, span: ref.Span}}
		}
	}
	return nil
}

// connectorEndpoints reports agent connectors that call an endpoint of a service.
func connectorEndpoints(p *pass) {
	for _, f := range p.facts(topicConnectorEndpoint) {
		found := p.file.Lookup(manifest.Endpoint, f.name)
		if len(found) == 0 || !isOfService(found[0]) || p.brokenIn(found[0].Entry.Span(), 1) || p.brokenIn(f.span, 0) {
			continue
		}
		p.report(Diagnostic{
			Rule: ruleAgentConnectorEndpointRemote, Span: f.span,
			Message: fmt.Sprintf("an agent connector can call only an endpoint of a remote, and %q belongs to a service", f.name),
			Related: []Related{{found[0].Value, "the endpoint"}},
			Mend: func() []Fix {
				var fixes []Fix
				for _, d := range p.file.Definitions(manifest.Endpoint) {
					if !d.Unknown && !d.Entry.Pair("remote").IsZero() && len(fixes) < maxChoices {
						fixes = append(fixes, one("Replace by "+quoteTitle(d.Name), false, f.span, d.Name)...)
					}
				}
				return fixes
			},
		}, always)
	}
}

// isOfService reports whether an endpoint names a service and no remote. One that names neither
// breaks the schema.
func isOfService(d manifest.Definition) bool {
	return d.Entry.Pair("remote").IsZero() && !d.Entry.Pair("service").IsZero()
}
