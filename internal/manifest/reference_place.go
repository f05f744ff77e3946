package manifest

import "strings"

// place says what stands below a property that is known to name something, wherever in
// the entry of a module type it is.
type place struct {
	kind     Kind // 0: names nothing itself
	official bool // Forge's own validator looks here
	prefix   string
	below    map[string]*place
}

// member is the step from a list to what is in it.
const member = "[]"

// places are the properties that name something and are not called "function", "endpoint" or
// "resource", by module type or section: those names tell by themselves. The list of authentication
// providers counts as a module type of its own.
var places = map[string]*place{}

func init() {
	official := func(kind Kind, paths ...string) { addPlaces(place{kind: kind, official: true}, paths) }
	official(Action, "rovo:agent/actions/[]", "rovo:skill/dependencies/tools/[]", "rovo:mcp/tools/[]", "automation:actionProvider/actions/[]")
	official(Page, "jira:command/target/page")
	official(AdminPage, "jira:timeTrackingProvider/adminPage")
	official(Provider, "graph:connector/auth/provider")
	official(Endpoint, "rovo:agentConnector/protocols/agent2Agent/jsonRpcTransport/endpoint")
	official(Remote, "endpoint/remote", "migration:dataResidency/remote")
	official(Service, "endpoint/service")
	official(Remote, "providers/remotes/[]", "providers/actions/*/remote", "providers/actions/retrieveProfile/remote")
	official(Function, "providers/actions/retrieveProfile/function")
	addPlaces(place{kind: Provider}, []string{"function/providers/auth/[]", "function/providers/auth/[]/provider"})
	addPlaces(place{kind: CustomContent, official: true, prefix: "this:"}, []string{
		"confluence:customContent/supportedContainerTypes/[]", "confluence:customContent/supportedChildTypes/[]",
	})
}

func addPlaces(what place, paths []string) {
	for _, path := range paths {
		typ, rest, _ := strings.Cut(path, "/")
		at := places[typ]
		if at == nil {
			at = &place{}
			places[typ] = at
		}
		for step := range strings.SplitSeq(rest, "/") {
			if at.below == nil {
				at.below = map[string]*place{}
			}
			if at.below[step] == nil {
				at.below[step] = &place{}
			}
			at = at.below[step]
		}
		at.kind, at.official, at.prefix = what.kind, what.official, what.prefix
	}
}

// into returns what is known of a property or of the members of a list; nil where that is
// nothing.
func (p *place) into(step string) *place {
	if p == nil {
		return nil
	}
	if next := p.below[step]; next != nil {
		return next
	}
	if step == member {
		return nil
	}
	return p.below["*"]
}
