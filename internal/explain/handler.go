package explain

import (
	"bytes"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
)

// Handler describes what a function runs.
func Handler(f *manifest.File, handler string, around *files.View) string {
	p := &page{title: handler}
	p.is("handler")
	handlerFacts(p, f, handler, around)
	if len(p.facts) == 0 {
		return ""
	}
	return p.String()
}

// handlerFacts say where the code of a handler is.
func handlerFacts(p *page, f *manifest.File, handler string, around *files.View) {
	stem, export, ok := strings.Cut(handler, ".")
	dir, known := f.Sources()
	dir = strings.TrimSuffix(dir, "/")
	if !ok || !known || dir == "" || stem == "" || export == "" {
		if handler != "" {
			p.fact("Handler: " + code(handler))
		}
		return
	}
	name := dir + "/" + stem
	fact := around.WithExtension(name, manifest.HandlerExtensions)
	switch {
	case fact.Kind == files.Missing:
		p.fact("There is no file " + code(name) + " with one of the extensions " + prose.Or(codes(strings.Fields(manifest.HandlerExtensions))))
		return
	case fact.Content == nil:
		p.fact("Runs " + code(export) + " of " + code(name))
		return
	}
	all := javascript.ExportsIn(fact.Content)
	at, found := all.Find(export)
	switch {
	case found:
		line := bytes.Count(fact.Content.Bytes()[:at.At], []byte("\n")) + 1
		p.fact("Runs " + code(export) + " of " + code(fact.Name) + ", line " + number(line))
	case all.Open:
		p.fact("Runs " + code(export) + " of " + code(fact.Name))
	case len(all.List) == 0:
		p.fact(code(fact.Name) + " exports nothing")
	default:
		p.fact(code(fact.Name) + " does not export " + code(export) + ": it exports " + atMost(maxPlaces, codes(all.Names())))
	}
}
