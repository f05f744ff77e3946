package network

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/internal/javascript"
)

// isHostname reports whether a host is one that Forge accepts once a browser has read it: a
// domain, perhaps with "*." in front, or four numbers.
func isHostname(host string) bool {
	if strings.Contains(host, "%") {
		decoded, err := url.PathUnescape(host)
		if err != nil {
			return false // a lone "%" has no place in a host
		}
		host = decoded
	}
	ascii := isASCII(host)
	name := strings.TrimPrefix(host, "*.")
	if !ascii { // its second character may become a dot
		name = strings.TrimPrefix(host, "*")
	}
	for i := range len(name) {
		if c := name[i]; c < utf8.RuneSelf && !isHostByte(c) && (ascii || c != '<' && c != '>') {
			return false // outside of ASCII, a "<" may become part of another character
		}
	}
	if !ascii {
		return true
	}
	return name != "" && (!javascript.EndsInNumber(host) || javascript.IsIPv4(host))
}

// isASCII reports whether a text has no character beyond ASCII.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isHostByte reports whether a byte can stand in a host that Forge accepts.
func isHostByte(c byte) bool {
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9':
		return true
	}
	switch c {
	case '.', '-', '_', '~', '=', '&':
		return true
	}
	return false
}
