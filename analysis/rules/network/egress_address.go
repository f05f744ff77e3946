package network

import (
	"strings"

	"forge-manifest-ls/internal/javascript"
)

// maxAddress is how long an address may be, in UTF-16 units.
const maxAddress = 1000

// blockedSchemes start addresses that Forge takes for no scheme of another app. "http"
// stands for "https:" as well: those are looked at as what they are.
var blockedSchemes = []string{
	"javascript:", "data:", "vbscript:", "view-source:", "resource:", "about:", "chrome:", "livescript:", "mocha:",
	"file:", "mhtml:", "smb:", "http", "wss:",
}

// isAddress reports whether Forge accepts an address that the app may reach: "*", a scheme
// of another app, a domain, or an https or wss address. What depends on international domain
// names counts as right: they have a standard of their own.
func isAddress(s string) bool {
	if isPlainAddress(s) {
		return true
	}
	if len(s) > maxAddress && javascript.Length(s) > maxAddress {
		return false
	}
	if s == "*" || isCustomScheme(s) {
		return true
	}
	if !strings.Contains(s, ".") || strings.Contains(s, " ") {
		return false
	}
	u, ok := parseAddress(s)
	return ok && (u.Scheme == "https" || u.Scheme == "wss") && isHostname(u.Host)
}

// isPlainAddress reports whether an address is one of the usual kind, which needs no closer
// look: "https://" or nothing, then letters, digits, dashes and dots, the last of which has a
// letter behind it.
func isPlainAddress(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "*.")
	dot := -1
	for i := range len(s) {
		c := s[i]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c == '-':
		case c == '.':
			dot = i
		default:
			return false
		}
	}
	return dot >= 0 && dot+1 < len(s) && s[dot+1] >= 'A' && len(s) < 900
}

// isCustomScheme reports whether an address starts with letters and a colon, and is none of
// those that Forge looks at in detail. Case counts, as it does for Forge.
func isCustomScheme(s string) bool {
	letters := 0
	for letters < len(s) && (s[letters]|0x20 >= 'a' && s[letters]|0x20 <= 'z') {
		letters++
	}
	if letters == 0 || letters == len(s) || s[letters] != ':' {
		return false
	}
	for _, scheme := range blockedSchemes {
		if strings.HasPrefix(s, scheme) {
			return false
		}
	}
	return true
}

// parseAddress takes an address apart as browsers do, "https://" put in front of one
// without a scheme. It is false for what is no URL.
func parseAddress(s string) (javascript.URL, bool) {
	if hasScheme(s) {
		return javascript.ParseURL(s)
	}
	const scheme = "https://"
	u, ok := javascript.ParseURL(scheme + s)
	if u.At >= 0 {
		u.At -= len(scheme)
	}
	return u, ok
}

// hasScheme reports whether an address has "://" on its first line.
func hasScheme(s string) bool {
	line, _, _ := strings.Cut(s, "://")
	return len(line) < len(s) && !strings.ContainsAny(line, "\n\r\u2028\u2029")
}

// hasPath reports whether an address has more of a path than "/", and a host that is one.
func hasPath(u javascript.URL) bool {
	return u.HasPath() && (!javascript.IsSpecialScheme(u.Scheme) || isHostname(u.Host))
}
