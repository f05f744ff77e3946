package javascript

import (
	"strconv"
	"strings"
)

// EndsInNumber reports whether browsers read a host as numbers.
func EndsInNumber(host string) bool {
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == "" || last[0] < '0' || last[0] > '9' {
		return false
	}
	if strings.Trim(last, "0123456789") == "" {
		return true
	}
	_, ok := ipv4Number(last)
	return ok
}

// IsIPv4 reports whether a host is an address of IP version 4: one to four numbers, of which
// the last fills what the others leave.
func IsIPv4(host string) bool {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	if len(parts) > 4 {
		return false
	}
	for i, part := range parts {
		n, ok := ipv4Number(part)
		limit := uint64(1) << 8
		if i == len(parts)-1 {
			limit <<= 8 * (4 - len(parts))
		}
		if !ok || n >= limit {
			return false
		}
	}
	return true
}

// ipv4Number reads a number as browsers do: "0x" makes it hexadecimal, "0" octal.
func ipv4Number(s string) (uint64, bool) {
	base := 10
	switch {
	case s == "":
		return 0, false
	case len(s) > 1 && s[0] == '0' && s[1]|0x20 == 'x':
		s, base = s[2:], 16
	case len(s) > 1 && s[0] == '0':
		s, base = s[1:], 8
	}
	if s == "" {
		return 0, true
	}
	if s[0] == '+' || s[0] == '-' || strings.Contains(s, "_") {
		return 0, false
	}
	n, err := strconv.ParseUint(s, base, 64)
	if ne, ok := err.(*strconv.NumError); ok && ne.Err == strconv.ErrRange {
		return 1 << 40, true
	}
	return n, err == nil
}
