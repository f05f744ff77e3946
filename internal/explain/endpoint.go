package explain

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
)

// endpointFacts say where an endpoint leads to.
func endpointFacts(p *page, e *manifest.Entry) {
	route := e.File.TextOf(content(e.File, e.Pair("route").Value()).Get("path"))
	if route != "" {
		p.fact("Route: " + code(route))
	}
	for _, kind := range []manifest.Kind{manifest.Remote, manifest.Service} {
		name := e.File.TextOf(e.Pair(kind.String()).Value())
		if name == "" {
			continue
		}
		words := prose.Capital(kind.String()) + ": " + code(name)
		found := e.File.Lookup(kind, name)
		switch {
		case len(found) > 0:
			words += told(baseURL(found[len(found)-1].Entry))
		case !e.File.MayDeclare(kind, name):
			words += ", which is not declared"
		}
		p.fact(words)
	}
}

// remoteFacts say where a remote is and what for.
func remoteFacts(p *page, e *manifest.Entry) {
	url := content(e.File, e.Pair("baseUrl").Value())
	if url.Kind() == syntax.Mapping {
		for region := range url.Pairs() {
			if s := e.File.TextOf(region.Value()); s != "" {
				p.fact("Base URL, " + code(region.KeyText()) + ": " + code(s))
			}
		}
	} else if s := e.File.TextOf(url); s != "" {
		p.fact("Base URL: " + code(s))
	}
	var words []string
	for item := range content(e.File, e.Pair("operations").Value()).Items() {
		if s := e.File.TextOf(item.Value()); s != "" {
			words = append(words, code(s))
		}
	}
	if len(words) > 0 {
		p.fact("Operations: " + atMost(maxPlaces, words))
	}
}

// baseURL is the address of a remote, or the default of its regions.
func baseURL(remote *manifest.Entry) string {
	n := content(remote.File, remote.Pair("baseUrl").Value())
	if n.Kind() == syntax.Mapping {
		n = n.Get("default")
	}
	return remote.File.TextOf(n)
}

// content is a node with aliases resolved; the zero node stays zero.
func content(f *manifest.File, n syntax.Node) syntax.Node {
	if n.IsZero() {
		return n
	}
	return f.Value(n).Content()
}
