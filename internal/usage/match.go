package usage

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// isWhole reports whether a text is an address of the web whose host is known.
func isWhole(address string) bool {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return false
	}
	host := hostOf(rest)
	return host != "" && !strings.ContainsAny(host, hole+" ")
}

// HostOf returns the host of an address, with a port if it has one; "" where it is not known.
func HostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest, ok = strings.CutPrefix(address, "//")
	}
	if !ok {
		return ""
	}
	return hostOf(rest)
}

// hostOf returns what stands in front of a path, a query and a fragment.
func hostOf(rest string) string {
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		return rest[:end]
	}
	return rest
}

// isLocal reports whether an address is of this machine, or of a site of Atlassian: no app asks for these.
func isLocal(address string) bool {
	host := strings.ToLower(HostOf(address))
	name, _, _ := strings.Cut(host, ":")
	return name == "localhost" || strings.HasPrefix(name, "127.") || strings.HasSuffix(name, ".atlassian.net")
}

// SchemeAndHost takes an address apart as "forge lint" does: what stands in front of the first colon is the scheme, else it is "https:".
func SchemeAndHost(address string) (scheme, host string) {
	scheme, rest, ok := strings.Cut(address, ":")
	if !ok {
		scheme, rest = "https", address
	}
	return scheme, hostOf(strings.TrimPrefix(rest, "//"))
}

// Allowlist is addresses that a manifest allows: those of one host are looked up, whatever their number.
type Allowlist struct {
	strict, loose origins
}

// NewAllowlist returns the allowlist of some addresses.
func NewAllowlist(addresses ...string) *Allowlist {
	a := &Allowlist{}
	for _, one := range addresses {
		a.Add(one)
	}
	return a
}

// Add adds an address, while the allowlist is made.
func (a *Allowlist) Add(address string) {
	a.strict.add(address)
	a.loose.add(normal(address))
}

// Covers reports whether an address that code reaches is covered: by the rule of "forge lint", and as browsers and servers read addresses,
// for which case does not matter, and neither do the ports that stand for the schemes.
func (a *Allowlist) Covers(address string) (forge, us bool) {
	return a.strict.cover(address), a.loose.cover(normal(address))
}

// origin is a scheme and a host.
type origin struct{ scheme, host string }

// origins are allowed ones. They cover one with the same scheme and the same host, or with a host that ends with what stands behind
// the "*" with which an allowed one begins.
type origins struct {
	all   bool
	hosts map[origin]bool
	ends  []origin
}

// add adds what an address allows.
func (o *origins) add(address string) {
	scheme, host := SchemeAndHost(address)
	end, isEnd := strings.CutPrefix(host, "*")
	switch {
	case address == "*":
		o.all = true
	case isEnd:
		o.ends = append(o.ends, origin{scheme, end})
	default:
		if o.hosts == nil {
			o.hosts = map[origin]bool{}
		}
		o.hosts[origin{scheme, host}] = true
	}
}

// cover reports whether an address is covered.
func (o *origins) cover(address string) bool {
	if o.all {
		return true
	}
	scheme, host := SchemeAndHost(address)
	return o.hosts[origin{scheme, host}] || slices.ContainsFunc(o.ends, func(end origin) bool {
		return end.scheme == scheme && strings.HasSuffix(host, end.host)
	})
}

// normal returns an address with a host in small letters, without what does not matter in it.
func normal(address string) string {
	scheme, host := SchemeAndHost(address)
	scheme, host = strings.ToLower(scheme), strings.ToLower(host)
	if scheme == "https" {
		host = strings.TrimSuffix(host, ":443")
	}
	if address == "*" {
		return address
	}
	return scheme + "://" + host
}

// freeImages are the hosts of images that "forge lint" wants nobody to declare.
var freeImages = NewAllowlist(
	"secure.gravatar.com", "images.unsplash.com", "avatar-management--avatars.us-west-2.prod.public.atl-paas.net", "*.wp.com",
	"api.atlassian.com", "api.media.atlassian.com", "pf-emoji-service.prod-east.frontend.public.atl-paas.net",
	"pf-reactions-service.prod-east.frontend.public.atl-paas.net", "assets-media.atlassian.com",
	"teams-directory-frontend.prod-east.frontend.public.atl-paas.net", "tdp-os.services.atlassian.com", "object-store.atlassian.com",
)

// IsFreeImage reports whether an image may be shown that no manifest allows: by the rule of "forge lint", and as the
// documentation has it.
func IsFreeImage(address string) (forge, us bool) {
	forge, _ = freeImages.Covers(address)
	scheme, host := SchemeAndHost(normal(address))
	return forge, scheme == "https" && schema.ImageHosts().Has(host)
}
