package javascript

import "strings"

// URL is a URL that has been taken apart.
type URL struct {
	Scheme string // in small letters
	Host   string // as it is written, without user name and port
	Path   string // as it is written, without query and fragment
	// At is the byte offset at which the path begins in the text, or would begin; -1 where it
	// cannot be told.
	At int
}

// ParseURL takes a URL apart as browsers do. It is false for what is no URL.
func ParseURL(source string) (URL, bool) {
	text := strings.TrimFunc(source, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(text, "\t\n\r") {
		text = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(text)
	}
	scheme, rest, ok := strings.Cut(text, ":")
	if !ok || !IsScheme(scheme) {
		return URL{}, false
	}
	u := URL{Scheme: strings.ToLower(scheme), At: -1}
	slashes, special := "/", IsSpecialScheme(u.Scheme)
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
	u.Path = rest[end:]
	if i := strings.IndexAny(u.Path, "?#"); i >= 0 {
		u.Path = u.Path[:i]
	}
	if text == source {
		u.At = len(source) - len(rest) + end
	}
	u.Host, ok = splitHost(rest[:end])
	return u, ok || !special
}

// IsSpecialScheme reports whether URLs with a scheme have a host, and backslashes for slashes.
func IsSpecialScheme(scheme string) bool {
	switch scheme {
	case "http", "https", "ws", "wss", "ftp":
		return true
	}
	return false
}

// IsScheme reports whether a text can be the scheme of a URL.
func IsScheme(s string) bool {
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

// HasPath reports whether a URL has more of a path than "/", dots resolved.
func (u URL) HasPath() bool {
	if len(u.Path) < 2 {
		return false
	}
	path := u.Path[1:]
	if IsSpecialScheme(u.Scheme) {
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
