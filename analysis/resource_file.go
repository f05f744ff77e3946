package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// hosted is what a resource says of its files.
type hosted struct {
	path    string
	span    text.Span // of the path, from the entry's base
	name    string    // its key; "" where it cannot be told
	bundled bool      // it has a "bundler"
}

// hostedOf keeps it for each resource; nil where there is no path that can be told.
var hostedOf = manifest.NewPerEntry(func(e *manifest.Entry) *hosted {
	v := e.File.Value(e.Pair("path").Value())
	if e.Bare || v.Type() != schema.String {
		return nil
	}
	h := &hosted{path: v.Text(), span: v.Node().Span().Shift(-e.Base()), bundled: !e.Pair("bundler").IsZero()}
	if d, ok := e.Key(); ok && !d.Unknown {
		h.name = d.Name
	}
	return h
})

// hosting is a resource with what is known of its path.
type hosting struct {
	*hosted
	entry *manifest.Entry
	span  text.Span // of the path, in the file
	fact  files.Fact
	uses  resourceUses
}

// isDirectory reports whether Forge takes the path for a directory: one behind a
// symbolic link is none.
func (at hosting) isDirectory() bool { return at.fact.Kind == files.Directory && !at.fact.Link }

// resourceFiles reports resources whose files are not what their use asks for.
func (p *pass) resourceFiles() {
	if p.Files == nil {
		return
	}
	for _, l := range p.file.Lists() {
		if l.Section != "resources" {
			continue
		}
		uses := p.usesOf(l)
		for i, e := range l.Entries {
			h := hostedOf.Of(e)
			if h == nil {
				continue
			}
			at := hosting{hosted: h, entry: e, span: h.span.Shift(e.Base()), fact: p.Files.Names(h.path), uses: uses[i]}
			if !p.brokenIn(at.span, 0) {
				p.resourcePlace(at)
			}
		}
	}
}

// resourcePlace reports what is wrong with one resource: that it is not there, or what
// one of its uses asks for.
func (p *pass) resourcePlace(at hosting) {
	switch {
	case at.fact.Kind == files.Missing:
		p.missingResource(at)
		return
	case !at.fact.Kind.Exists():
		return
	case at.isDirectory() && len(at.fact.Names) == 0:
		p.report(Diagnostic{
			Rule: ruleResourceDirectoryEmpty, Severity: p.notBuilt(), Span: at.span,
			Message: fmt.Sprintf("the directory %q is empty: build the app, or name the directory that it is built to", at.path),
		}, always)
		return
	}
	native, html := at.uses.native, at.uses.other
	if at.bundled && native != nil {
		if html == nil || native.span.Start < html.span.Start {
			html = native
		}
		native = nil
	}
	if native != nil && at.isDirectory() {
		p.directoryForUIKit(at, *native, html != nil)
	}
	if html != nil {
		p.withoutIndex(at, *html, native != nil)
	}
	if at.path != "" && at.uses.any {
		p.inlineStyle(at)
	}
}

// sourceExtensions are those of files that are written by hand.
var sourceExtensions = strings.Fields(manifest.HandlerExtensions + " .mjs")

// missingResource reports a path that leads nowhere.
func (p *pass) missingResource(at hosting) {
	d := Diagnostic{Rule: ruleResourcePathMissing, Span: at.span}
	d.Message = fmt.Sprintf("there is nothing at %q, seen from the directory of the manifest", at.path)
	isSource := slices.ContainsFunc(sourceExtensions, func(e string) bool { return strings.HasSuffix(at.path, e) })
	if meant := p.guess(at.path, func(names []string) []string { return names }); meant != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", meant)
		d.Mend = func() []Fix { return p.replacePath(at, meant, false) }
	} else if !isSource {
		d.Message += ": if building the app makes it, build it first"
		d.Severity = p.notBuilt()
	}
	p.report(d, always)
}

// replacePath gives a resource another path.
func (p *pass) replacePath(at hosting, path string, sure bool) []Fix {
	n := at.entry.Pair("path").Value()
	if !n.Kind().IsScalar() {
		return nil
	}
	return one("Replace by "+quoteTitle(path), sure, n.Span(), edit.QuotedLike(path, n))
}
