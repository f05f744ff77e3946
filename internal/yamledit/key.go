package yamledit

import (
	"fmt"
	"strings"

	"forge-manifest-ls/internal/manifest"
)

// MaxKey is how long the keys of functions, resources, remotes and services may be.
const MaxKey = 23

// FreshKey is a key for a new entry of a module type, or of a section such as "resources",
// that no entry has.
func FreshKey(f *manifest.File, typ string) string { return Unique(f, BaseKey(typ)) }

// Unique is a key that begins with base and that no entry has.
func Unique(f *manifest.File, base string) string {
	key := base
	for n := 2; isTaken(f, key); n++ {
		key = fmt.Sprintf("%s-%d", base, n)
	}
	return key
}

// BaseKey makes a key of the name of a type: "issue-panel" of "jira:issuePanel".
func BaseKey(typ string) string {
	name := strings.TrimSuffix(typ[strings.LastIndexByte(typ, ':')+1:], "s")
	var b strings.Builder
	for i, r := range name {
		switch {
		case r >= 'A' && r <= 'Z':
			if i > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r - 'A' + 'a')
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			b.WriteRune(r)
		}
	}
	base := b.String()
	if base == "" {
		return "module"
	}
	switch typ { // these have a limit on their keys
	case "function", "resources", "remotes", "services":
		return base[:min(len(base), MaxKey-3)]
	}
	return base
}

func isTaken(f *manifest.File, key string) bool {
	for _, kind := range []manifest.Kind{manifest.Module, manifest.Resource, manifest.Remote, manifest.Service} {
		if f.Declares(kind, key) {
			return true
		}
	}
	return false
}

// AppID has the form of an app's id. Registering the app puts the right one in its place.
const AppID = "ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000"
