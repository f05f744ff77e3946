package network

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleProviderEgressMissing = &analysis.Rule{
		ID: "provider-egress-missing", Severity: analysis.Error, Official: []string{"providers.missingEgress"},
		Doc: "The backend may reach the remotes of an authentication provider.",
	}
	ruleProviderRemoteRegions = &analysis.Rule{
		ID: "provider-remote-regions", Severity: analysis.Error, Official: []string{"providers.hasRegionUrls"},
		Doc: "The remotes of an authentication provider have one address for all regions.",
	}
	ruleProviderRemoteConfigurable = &analysis.Rule{
		ID: "provider-remote-configurable", Severity: analysis.Error, Official: []string{"providers.hasConfigurableRemote"},
		Doc: "Administrators cannot configure the remotes of an authentication provider.",
	}
)

// providers reports remotes of authentication providers that these cannot use. That a remote is
// not declared is reported with the other references.
func providers(p *analysis.Pass, lists []egressList) {
	for _, l := range p.File.Lists() {
		if l.Section != "providers" {
			continue
		}
		for _, e := range l.Entries {
			for ref := range e.References() {
				if ref.Kind != manifest.Remote || ref.Unknown || doubt.IsBadText(p, ref) {
					continue
				}
				if found := p.File.Lookup(manifest.Remote, ref.Name); len(found) > 0 {
					providerRemote(p, ref, found[0].Entry, lists)
				}
			}
		}
	}
}

// providerRemote judges a remote that a provider names.
func providerRemote(p *analysis.Pass, ref manifest.Reference, remote *manifest.Entry, lists []egressList) {
	v := p.File.Value(remote.Node())
	if configurable := v.At("configurable"); configurable.Exists() {
		if configurable.Value.Type() == schema.Map {
			p.Report(analysis.Diagnostic{
				Rule: ruleProviderRemoteConfigurable, Span: ref.Span,
				Message: fmt.Sprintf("the remote %q cannot be used here, because administrators can configure it: an authentication provider needs a fixed address", ref.Name),
				Related: []analysis.Related{{Span: configurable.Pair.Key().Span(), Message: "the remote is configurable"}},
			}, analysis.UnlessBroken)
		}
		return
	}
	base := v.At("baseUrl")
	if !base.Exists() {
		return // that is reported there
	}
	url, key := base.Value, base.Pair.Key().Span()
	if url.Type() == schema.Map && regionsOf(url) > 1 {
		p.Report(analysis.Diagnostic{
			Rule: ruleProviderRemoteRegions, Span: ref.Span,
			Message: fmt.Sprintf("the remote %q cannot be used here, because it has addresses for regions: an authentication provider needs one for all", ref.Name),
			Related: []analysis.Related{{Span: key, Message: "the addresses"}},
		}, analysis.UnlessBroken)
	}
	if ref.Path[0] == "remotes" && url.Type() != schema.Unknown && !mayBackendReach(p, lists, ref.Name, url) {
		missingEgress(p, ref, key)
	}
}

// regionsOf counts the regions of a base URL.
func regionsOf(url manifest.Value) int {
	n := 0
	for range url.Fields() {
		n++
	}
	return n
}

// missingEgress reports a remote that a provider uses and the backend may not reach.
func missingEgress(p *analysis.Pass, ref manifest.Reference, baseURL text.Span) {
	d := analysis.Diagnostic{
		Rule: ruleProviderEgressMissing, Span: ref.Span,
		Message: fmt.Sprintf("the provider calls the remote %q: allow it at \"permissions.external.fetch.backend\"", ref.Name),
		Related: []analysis.Related{{Span: baseURL, Message: "the address of the remote"}},
	}
	d.Mend = func() []analysis.Fix {
		edits := p.Edit().Items([]string{"permissions", "external", "fetch", "backend"}, yamledit.Item{Fields: []yamledit.Field{{Key: "remote", Value: yamledit.Quoted(ref.Name)}}})
		if len(edits) == 0 {
			return nil
		}
		return []analysis.Fix{{Title: fmt.Sprintf("Let the backend reach %q", ref.Name), Edits: edits}}
	}
	p.Report(d, analysis.UnlessBroken)
}

// mayBackendReach reports whether the backend may reach a remote with a base URL, or that
// cannot be told. Addresses count only if they are written like the base URL.
func mayBackendReach(p *analysis.Pass, lists []egressList, key string, url manifest.Value) bool {
	if s, ok := p.File.Section("permissions"); ok && p.BrokenIn(s.Pair.Outer(), 0) || !ok && p.File.Scopes().Open {
		return true
	}
	for _, l := range lists {
		if !l.isBackend() {
			continue
		}
		for item := range l.list.Content().Items() {
			v := p.File.Value(item.Value())
			if v.Type() == schema.Map {
				if remote := v.At("remote"); remote.Exists() {
					v = remote.Value
					if v.Type() == schema.Unknown || v.Type() == schema.String && v.Text() == key {
						return true
					}
					continue
				}
				v = v.At("address").Value
			}
			if v.Type() == schema.Unknown || v.Type() == schema.String && url.Type() == schema.String && v.Text() == url.Text() {
				return true
			}
		}
		return false
	}
	return hidesBackend(p)
}

// hidesBackend reports whether something else than a list stands where the addresses of the
// backend belong.
func hidesBackend(p *analysis.Pass) bool {
	at := p.File.At("permissions")
	for _, name := range []string{"external", "fetch", "backend"} {
		if at.Exists() && at.Value.Type() != schema.Map {
			return true
		}
		for other := range at.Value.Content().Pairs() {
			if _, near := schema.Nearest(other.KeyText(), []string{name}); near {
				return true
			}
		}
		at = at.Value.At(name)
	}
	return at.Exists()
}
