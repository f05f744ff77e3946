package refused

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// Item reports whether a list of modules must not get another entry, because an app has one at most.
// What stands at the place of the new entry is none.
func Item(f *manifest.File, typ string, list, place syntax.Node) bool {
	m, ok := f.Catalogue().Module(typ)
	if !ok || !m.Single {
		return false
	}
	for item := range list.Items() {
		if n := item.Value(); n != place && n.Span().Len() > 0 {
			return true
		}
	}
	return false
}

// How long Forge waits at most for a function, in seconds, where not a consumer or a scheduled trigger
// runs it.
const (
	mostSeconds             = 25
	mostSecondsOfWebTrigger = 55
)

// Function reports whether the entries of a module type must not run a function, because it may take
// longer than they wait.
func Function(f *manifest.File, typ string, function *manifest.Entry) bool {
	v := f.Value(function.Pair("timeoutSeconds").Value())
	most := float64(mostSeconds)
	switch typ {
	case "consumer", "scheduledTrigger":
		return false
	case "webtrigger":
		most = mostSecondsOfWebTrigger
	}
	return v.Type() == schema.Number && v.Number() > most
}
