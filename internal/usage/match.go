package usage

import "strings"

// IsWhole reports whether a text is an address of the web whose host is known.
func IsWhole(address string) bool {
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

// Covers reports whether an address that a manifest allows covers one that code reaches, by the rule of
// "forge lint": the schemes are the same, and the hosts, or the allowed one begins with "*" and the other ends with the rest of it.
func Covers(allowed, address string) bool {
	if allowed == "*" {
		return true
	}
	scheme, host := SchemeAndHost(allowed)
	otherScheme, otherHost := SchemeAndHost(address)
	if scheme != otherScheme {
		return false
	}
	if suffix, ok := strings.CutPrefix(host, "*"); ok {
		return strings.HasSuffix(otherHost, suffix)
	}
	return host == otherHost
}

// CoversLoosely is [Covers] as browsers and servers read addresses: case does not matter, and neither do the
// ports that stand for the schemes.
func CoversLoosely(allowed, address string) bool {
	return Covers(normal(allowed), normal(address))
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

// FreeImages are the hosts of images that "forge lint" wants nobody to declare.
var FreeImages = []string{
	"secure.gravatar.com", "images.unsplash.com", "avatar-management--avatars.us-west-2.prod.public.atl-paas.net", "*.wp.com",
	"api.atlassian.com", "api.media.atlassian.com", "pf-emoji-service.prod-east.frontend.public.atl-paas.net",
	"pf-reactions-service.prod-east.frontend.public.atl-paas.net", "assets-media.atlassian.com",
	"teams-directory-frontend.prod-east.frontend.public.atl-paas.net", "tdp-os.services.atlassian.com", "object-store.atlassian.com",
}
