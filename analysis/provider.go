package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

const (
	googleProvider = `providers:
  auth:
    - key: google
      name: Google
      integration: google
      bearerMethod: authorization-header
      clientId: id
      remotes:
        - backend
`
	reachBackend = "permissions:\n  external:\n    fetch:\n      backend:\n        - remote: backend\n"
	configurable = "    configurable:\n      name: Server\n      description: The server to call\n"
)

var (
	ruleProviderEgressMissing = &Rule{
		ID: "provider-egress-missing", Severity: Error, Official: []string{"providers.missingEgress"},
		Doc: "The backend may reach the remotes of an authentication provider.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + googleProvider + remotes,
		Good: head + webtrigger + functions + googleProvider + remotes + reachBackend,
	}
	ruleProviderRemoteRegions = &Rule{
		ID: "provider-remote-regions", Severity: Error, Official: []string{"providers.hasRegionUrls"},
		Doc: "The remotes of an authentication provider have one address for all regions.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + googleProvider + regional + reachBackend,
		Good: head + webtrigger + functions + googleProvider + remotes + reachBackend,
	}
	ruleProviderRemoteConfigurable = &Rule{
		ID: "provider-remote-configurable", Severity: Error, Official: []string{"providers.hasConfigurableRemote"},
		Doc: "Administrators cannot configure the remotes of an authentication provider.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + googleProvider + remotes + configurable + reachBackend,
		Good: head + webtrigger + functions + googleProvider + remotes + reachBackend,
	}
)

// providers reports remotes of authentication providers that these cannot use. That a remote is
// not declared is reported with the other references.
func (p *pass) providers(lists []egressList) {
	for _, l := range p.file.Lists() {
		if l.Section != "providers" {
			continue
		}
		for _, e := range l.Entries {
			for ref := range e.References() {
				if ref.Kind != manifest.Remote || ref.Unknown || p.isBadText(ref) {
					continue
				}
				if found := p.file.Lookup(manifest.Remote, ref.Name); len(found) > 0 {
					p.providerRemote(ref, found[0].Entry, lists)
				}
			}
		}
	}
}

// providerRemote judges a remote that a provider names.
func (p *pass) providerRemote(ref manifest.Reference, remote *manifest.Entry, lists []egressList) {
	v := p.file.Value(remote.Node())
	if pair, ok := v.Pair("configurable"); ok {
		if p.file.Value(pair.Value()).Type() == schema.Map {
			p.report(Diagnostic{
				Rule: ruleProviderRemoteConfigurable, Span: ref.Span,
				Message: fmt.Sprintf("the remote %q cannot be used here, because administrators can configure it: an authentication provider needs a fixed address", ref.Name),
				Related: []Related{{pair.Key().Span(), "the remote is configurable"}},
			}, unlessBroken)
		}
		return
	}
	pair, ok := v.Pair("baseUrl")
	if !ok {
		return // that is reported there
	}
	url := p.file.Value(pair.Value())
	if url.Type() == schema.Map && regionsOf(url) > 1 {
		p.report(Diagnostic{
			Rule: ruleProviderRemoteRegions, Span: ref.Span,
			Message: fmt.Sprintf("the remote %q cannot be used here, because it has addresses for regions: an authentication provider needs one for all", ref.Name),
			Related: []Related{{pair.Key().Span(), "the addresses"}},
		}, unlessBroken)
	}
	if ref.Path[0] == "remotes" && url.Type() != schema.Unknown && !p.mayBackendReach(lists, ref.Name, url) {
		p.missingEgress(ref, pair.Key().Span())
	}
}

func regionsOf(url manifest.Value) int {
	n := 0
	for range url.Fields() {
		n++
	}
	return n
}

func (p *pass) missingEgress(ref manifest.Reference, baseURL text.Span) {
	d := Diagnostic{
		Rule: ruleProviderEgressMissing, Span: ref.Span,
		Message: fmt.Sprintf("the backend may not reach the remote %q: add it to \"permissions.external.fetch.backend\"", ref.Name),
		Related: []Related{{baseURL, "the address of the remote"}},
	}
	d.Mend = func() []Fix {
		edits := p.edit().Items([]string{"permissions", "external", "fetch", "backend"}, edit.Item{Fields: []edit.Field{{Key: "remote", Value: edit.Quoted(ref.Name)}}})
		if len(edits) == 0 {
			return nil
		}
		return []Fix{{Title: fmt.Sprintf("Let the backend reach %q", ref.Name), Edits: edits}}
	}
	p.report(d, unlessBroken)
}

// mayBackendReach reports whether the backend may reach a remote with a base URL, or that
// cannot be told. Addresses count only if they are written like the base URL.
func (p *pass) mayBackendReach(lists []egressList, key string, url manifest.Value) bool {
	if s, ok := p.file.Section("permissions"); ok && p.brokenIn(s.Pair.Outer(), 0) || !ok && p.file.Scopes().Open {
		return true
	}
	for _, l := range lists {
		if !l.isBackend() {
			continue
		}
		for item := range l.list.Content().Items() {
			v := p.file.Value(item.Value())
			if v.Type() == schema.Map {
				if pair, ok := v.Pair("remote"); ok {
					v = p.file.Value(pair.Value())
					if v.Type() == schema.Unknown || v.Type() == schema.String && v.Text() == key {
						return true
					}
					continue
				}
				pair, _ := v.Pair("address")
				v = p.file.Value(pair.Value())
			}
			if v.Type() == schema.Unknown || v.Type() == schema.String && url.Type() == schema.String && v.Text() == url.Text() {
				return true
			}
		}
		return false
	}
	return p.hidesBackend()
}

// hidesBackend reports whether something else than a list stands where the addresses of the
// backend belong.
func (p *pass) hidesBackend() bool {
	path := []string{"external", "fetch", "backend"}
	pair, ok := p.permission()
	for i := 0; ok; i++ {
		if i == len(path) {
			return true
		}
		in := p.file.Value(pair.Value())
		if in.Type() != schema.Map {
			return true
		}
		for other := range in.Content().Pairs() {
			if _, near := schema.Nearest(other.KeyText(), path[i:i+1]); near {
				return true
			}
		}
		pair, ok = in.Pair(path[i])
	}
	return false
}
