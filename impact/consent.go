package impact

import (
	"maps"
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Request is what an admin is asked for when an app is installed.
type Request struct {
	Scopes    []RequestedScope
	Hosts     []RequestedHost
	Remotes   []RequestedRemote
	Policies  []RequestedPolicy
	Providers []RequestedProvider
	// Models are the language models that the app uses, which the Marketplace tells of.
	Models []string
}

// RequestedScope is a permission scope.
type RequestedScope struct {
	Name  string
	Words string // what it allows, "" where that is not known
	// EveryUser says that each user must consent, too.
	EveryUser bool
	// Impersonates says that the app may act for users who are not there.
	Impersonates bool
	Span         text.Span // in byte offsets
}

// RequestedHost is a host with which the app exchanges data. Those below a wildcard are part of it.
type RequestedHost struct {
	Host string
	// Uses are what for: "fetch.backend", "images", ...
	Uses []string
	// Analytics says that all is for analytics without data of users that is in scope.
	Analytics bool
	Span      text.Span // of the first address, in byte offsets
}

// RequestedRemote is a back end.
type RequestedRemote struct {
	Key   string
	Hosts []string
	// Purposes are its operations; none means that Forge assumes that it stores data of users.
	Purposes []string
	// Stores says that data of users that is in scope of data residency is stored there.
	Stores bool
	// Regions are those that have an address of their own.
	Regions []string
	// Name and Description are what an admin sees who may give it an address.
	Name, Description string
	CustomerManaged   bool
	Span              text.Span // in byte offsets
}

// RequestedPolicy is an exception from the content policy.
type RequestedPolicy struct {
	List, Value string
	Span        text.Span // in byte offsets
}

// RequestedProvider is a provider of accounts, to which each user consents.
type RequestedProvider struct {
	Key, Name string
	Scopes    []string
	Span      text.Span // in byte offsets
}

// Consent says what an admin is asked for.
func Consent(f *manifest.File) Request {
	root := rootOf(f, New)
	r := Request{Hosts: hostsOf(root)}
	for _, m := range scopesOf(root.at("permissions", "scopes")).members {
		r.Scopes = append(r.Scopes, RequestedScope{
			Name: m.name, Words: schema.ScopeDoc(m.name), EveryUser: f.Catalogue().IsInteractive(m.name),
			Impersonates: m.node.at("allowImpersonation").isTrue(), Span: m.node.shown(),
		})
	}
	for _, m := range keyedBy(root.at("remotes"), "key").members {
		r.Remotes = append(r.Remotes, requestedRemote(m))
	}
	for _, list := range []string{"scripts", "styles"} {
		for _, m := range textsOf(root.at("permissions", "content", list)).members {
			r.Policies = append(r.Policies, RequestedPolicy{list, m.name, m.node.shown()})
		}
	}
	for _, m := range keyedBy(root.at("providers", "auth"), "key").members {
		r.Providers = append(r.Providers, RequestedProvider{m.name, m.node.at("name").text(), namesOf(textsOf(m.node.at("scopes"))), m.node.shown()})
	}
	var models set
	for item := range root.at("modules", "llm").items() {
		for model := range item.at("model").items() {
			models.add(model.text(), model)
		}
	}
	r.Models = namesOf(models)
	return r
}

// namesOf returns the names of the members of a set.
func namesOf(s set) []string {
	var names []string
	for _, m := range s.members {
		names = append(names, m.name)
	}
	return names
}

// requestedRemote says what an admin is told of a remote.
func requestedRemote(m member) RequestedRemote {
	operations, inScope := textsOf(m.node.at("operations")), m.node.at("storage", "inScopeEUD")
	_, stores := operations.get("storage")
	configurable := m.node.at("configurable")
	r := RequestedRemote{
		Key: m.name, Purposes: namesOf(operations), Stores: (stores || len(operations.members) == 0) && !inScope.isFalse(),
		CustomerManaged: configurable.exists(), Name: configurable.at("name").text(), Description: configurable.at("description").text(),
		Span: m.node.shown(),
	}
	var hosts set
	for _, u := range urlsOf(m.node) {
		hosts.add(hostOf(u.node.text()), u.node)
		if u.region != defaultRegion {
			r.Regions = append(r.Regions, u.region)
		}
	}
	r.Hosts = namesOf(hosts)
	return r
}

// hostsOf returns the hosts of all addresses, those of remotes left out, sorted. A host below a
// wildcard of another one is part of that.
func hostsOf(root node) []RequestedHost {
	all := addressesOf(root)
	named := map[string]bool{}
	for _, a := range all {
		named[hostOf(a.value.text())] = true
	}
	byHost := map[string]*RequestedHost{}
	for _, a := range all {
		host := widest(hostOf(a.value.text()), named)
		h := byHost[host]
		if h == nil {
			h = &RequestedHost{Host: host, Analytics: true, Span: a.item.shown()}
			byHost[host] = h
		}
		h.Analytics = h.Analytics && a.isAnalytics()
		if !slices.Contains(h.Uses, a.use) {
			h.Uses = append(h.Uses, a.use)
		}
	}
	var out []RequestedHost
	for _, host := range slices.Sorted(maps.Keys(byHost)) {
		out = append(out, *byHost[host])
	}
	return out
}

// widest returns the widest of some hosts that has a host below it, or else the host itself.
func widest(host string, hosts map[string]bool) string {
	if hosts["*"] {
		return "*"
	}
	found := host
	for above := strings.TrimPrefix(host, "*."); ; {
		_, next, ok := strings.Cut(above, ".")
		if !ok {
			return found
		}
		if wild := "*." + next; hosts[wild] {
			found = wild
		}
		above = next
	}
}
