package state

import (
	"path"
	"strings"

	"go.lsp.dev/uri"
)

// Canonical returns the form of an address in which addresses are compared: one document has
// one, however clients escape its characters, write the letter of its drive, name its machine,
// which is this one, or go through its directories.
func Canonical(address string) uri.URI {
	const scheme = "file:"
	if len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
		address = scheme + address[len(scheme):]
	}
	key, err := uri.Parse(address)
	if err != nil {
		return uri.URI(strings.Clone(address))
	}
	rest, isFile := strings.CutPrefix(string(key), "file://")
	if !isFile {
		return key
	}
	at := strings.IndexAny(rest, "?#")
	if at < 0 {
		at = len(rest)
	}
	authority, below, _ := strings.Cut(rest[:at], "/")
	if authority == "localhost" {
		authority = ""
	}
	below = path.Clean("/" + below)
	if len(below) == len("/c%3A") && strings.HasSuffix(below, "%3A") {
		below += "/" // the root of a drive: without the slash it is a place on it
	}
	clean := "file://" + authority + below + rest[at:]
	if key, err = uri.Parse(clean); err != nil { // a drive may have come to the front
		return uri.URI(clean)
	}
	return key
}
