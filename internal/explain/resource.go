package explain

import (
	"slices"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
)

// resourceFacts say where a resource is, and whether it is built.
func resourceFacts(p *page, e *manifest.Entry, around *files.View) {
	if path := e.File.TextOf(e.Pair("path").Value()); path != "" {
		p.pathFact("Path", path, around)
	}
	var words []string
	for part := range e.Parts() {
		words = append(words, code(part.Name))
	}
	switch len(words) {
	case 0:
	case 1:
		p.fact("Entry: " + words[0])
	default:
		p.fact("Entries: " + atMost(maxPlaces, words))
	}
}

// pathFact says what there is at a path.
func (p *page) pathFact(name, path string, around *files.View) {
	words := name + ": " + code(path)
	if what := at(path, around); what != "" {
		words += ", " + what
	}
	p.fact(words)
}

// at says what there is at a path; "" while that is not known.
func at(path string, around *files.View) string {
	fact := around.Names(path)
	switch {
	case fact.Kind == files.Missing:
		return "which is not there: if building the app makes it, build it first"
	case fact.Kind == files.Regular, fact.Kind == files.TooLarge:
		return "a file"
	case fact.Kind == files.Directory && fact.Outside:
		return "a directory outside of the workspace: what is in it is not looked at"
	case fact.Kind != files.Directory || fact.Names == nil:
		return ""
	case len(fact.Names) == 0:
		return "an empty directory"
	case slices.Contains(fact.Names, "index.html"):
		return "a directory with an `index.html`"
	}
	return "a directory without an `index.html`"
}

// Path describes a path that counts from the directory of the manifest.
func Path(path string, around *files.View) string {
	what := at(path, around)
	if what == "" {
		return ""
	}
	p := &page{title: path}
	p.is("path")
	p.is(what)
	return p.String()
}
