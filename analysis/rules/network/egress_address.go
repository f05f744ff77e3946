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
	return ok && (u.scheme == "https" || u.scheme == "wss") && isHostname(u.host)
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

// address is a URL that has been taken apart.
type address struct {
	scheme string // in lower case
	host   string // as it is written, in lower case where it is ASCII
	path   string // as it is written, without query and fragment
	// at is where the path begins in the text, or would begin; -1 where it cannot be told.
	at int
}

// parseAddress takes an address apart as browsers do, "https://" put in front of one
// without a scheme. It is false for what is no URL.
func parseAddress(s string) (address, bool) {
	source, shift := s, 0
	if !hasScheme(s) {
		source, shift = "https://"+s, len("https://")
	}
	text := strings.TrimFunc(source, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(text, "\t\n\r") {
		text = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(text)
	}
	scheme, rest, ok := strings.Cut(text, ":")
	if !ok || !isScheme(scheme) {
		return address{}, false
	}
	u := address{scheme: strings.ToLower(scheme), at: -1}
	slashes, special := "/", isSpecial(u.scheme)
	if special {
		slashes = `/\`
		rest = strings.TrimLeft(rest, slashes)
	} else if rest, ok = strings.CutPrefix(rest, "//"); !ok {
		return u, true
	}
	end := len(rest)
	if i := strings.IndexAny(rest, slashes+"?#"); i >= 0 {
		end = i
	}
	u.path = rest[end:]
	if i := strings.IndexAny(u.path, "?#"); i >= 0 {
		u.path = u.path[:i]
	}
	if text == source {
		u.at = len(source) - len(rest) + end - shift
	}
	u.host, ok = splitHost(rest[:end])
	return u, ok || !special
}

// hasScheme reports whether an address has "://" on its first line.
func hasScheme(s string) bool {
	line, _, _ := strings.Cut(s, "://")
	return len(line) < len(s) && !strings.ContainsAny(line, "\n\r\u2028\u2029")
}

// isSpecial reports whether addresses with a scheme have a host, and backslashes for slashes.
func isSpecial(scheme string) bool {
	switch scheme {
	case "http", "https", "ws", "wss", "ftp":
		return true
	}
	return false
}

func isScheme(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || (s[i] < '0' || s[i] > '9') && s[i] != '+' && s[i] != '-' && s[i] != '.') {
			return false
		}
	}
	return s != ""
}

// splitHost returns the host of what stands between the slashes and the path: without user
// name, and without port, which must be a number.
func splitHost(s string) (string, bool) {
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		s = s[i+1:]
	}
	host, port, _ := strings.Cut(s, ":")
	if strings.HasPrefix(s, "[") { // an address of IP version 6 cannot be right, whatever its port
		return s, true
	}
	number := 0
	for _, c := range []byte(port) {
		if c < '0' || c > '9' {
			return host, false
		}
		if number = number*10 + int(c-'0'); number > 65535 {
			return host, false
		}
	}
	return host, host != ""
}

// hasPath reports whether an address has more of a path than "/", dots resolved.
func (u address) hasPath() bool {
	if len(u.path) < 2 || isSpecial(u.scheme) && !isHostname(u.host) {
		return false
	}
	path := u.path[1:]
	if isSpecial(u.scheme) {
		path = strings.ReplaceAll(path, `\`, "/")
	}
	var segments []string
	parts := strings.Split(path, "/")
	for i, part := range parts {
		switch strings.ReplaceAll(strings.ToLower(part), "%2e", ".") {
		case "..":
			segments = segments[:max(len(segments)-1, 0)]
		case ".":
		default:
			segments = append(segments, part)
			continue
		}
		if i == len(parts)-1 {
			segments = append(segments, "")
		}
	}
	return len(segments) > 1 || len(segments) == 1 && segments[0] != ""
}
