package description

import (
	"bytes"
	"strings"

	"forge-manifest-ls/files"
	"forge-manifest-ls/javascript"
	"forge-manifest-ls/manifest"
)

// sourceExtensions are those of the files in which Forge looks for a handler.
const sourceExtensions = ".tsx .jsx .ts .js .cjs"

var exportsOf = files.NewReading(javascript.ExportsOf)

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
	dir, known := sources(f)
	if !ok || !known || stem == "" || export == "" {
		if handler != "" {
			p.fact("Handler: " + code(handler))
		}
		return
	}
	name := dir + "/" + stem
	fact := around.WithExtension(name, sourceExtensions)
	switch {
	case fact.Kind == files.Missing:
		p.fact("There is no file " + code(name) + " with one of the extensions " + orList(codes(strings.Fields(sourceExtensions))))
		return
	case fact.Content == nil:
		p.fact("Runs " + code(export) + " of " + code(name))
		return
	}
	all := exportsOf.Of(fact.Content)
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

// sources is the directory that handlers count from. It is false where that cannot be told.
func sources(f *manifest.File) (string, bool) {
	s, ok := f.Section("app")
	if !ok {
		return "src", true
	}
	pack := content(f, content(f, s.Pair.Value()).Get("package"))
	if textOf(f, pack.Get("bundler")) != "manual@2026" {
		return "src", true
	}
	path := pack.Get("path")
	if path.IsZero() {
		return "src", true
	}
	dir := strings.TrimSuffix(textOf(f, path), "/")
	return dir, dir != ""
}
