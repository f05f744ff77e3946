package explain

import (
	"path"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// Definition describes what the manifest declares: what it stands for, and what names it.
// Around may be nil.
func Definition(d manifest.Definition, around *files.View) string {
	p := definitionPage(d, around)
	p.uses(d)
	return p.String()
}

// ResourceEntry describes one of the entry points of a resource: what a reference like
// "main/settings" means.
func ResourceEntry(d manifest.Definition, part string, around *files.View) string {
	p := &page{title: d.Name + "/" + part}
	p.is("entry of a resource")
	n := content(d.Entry.File, d.Entry.Pair("entry").Value()).Get(part)
	if file := d.Entry.File.TextOf(n); file != "" {
		p.pathFact("File", FileOf(d.Entry, file), around)
	} else if n.IsZero() {
		p.fact("The resource " + code(d.Name) + " has no entry of this name")
	}
	resourceFacts(p, d.Entry, around)
	p.uses(d)
	return p.String()
}

// Asset describes a file of a resource: what "resource:main;icon.svg" means.
func Asset(d manifest.Definition, file string, around *files.View) string {
	p := &page{title: file}
	p.is("file of the resource " + code(d.Name))
	p.pathFact("Path", FileOf(d.Entry, file), around)
	return p.String()
}

// FileOf is the path of a file of a resource, counted from the directory of the manifest.
func FileOf(resource *manifest.Entry, file string) string {
	return path.Join(resource.File.TextOf(resource.Pair("path").Value()), file)
}

func definitionPage(d manifest.Definition, around *files.View) *page {
	p, e := &page{title: d.Name}, d.Entry
	switch {
	case d.Kind == manifest.Module && e.List.Type != "":
		p.is(code(e.List.Type))
	case e.List.IsModule() && e.List.Type != d.Kind.String():
		p.is(d.Kind.String() + " (" + code(e.List.Type) + ")")
	default:
		p.is(d.Kind.String())
	}
	if title := titleOf(e); title != "" {
		p.fact("Title: " + code(title))
	}
	switch d.Kind {
	case manifest.Function:
		handlerFacts(p, e.File, e.File.TextOf(e.Pair("handler").Value()), around)
	case manifest.Resource:
		resourceFacts(p, e, around)
	case manifest.Endpoint:
		endpointFacts(p, e)
	case manifest.Remote:
		remoteFacts(p, e)
	default:
		if e.List.IsModule() {
			p.say(firstSentence(schema.ModuleDoc(e.List.Type)))
		}
		codeFacts(p, e)
	}
	return p
}

// firstSentence is the beginning of what is written about a module type.
func firstSentence(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	if i := strings.Index(text, ". "); i >= 0 {
		text = text[:i+1]
	}
	return text
}

// titleOf is what users read as the name of an entry, if it stands in the manifest.
func titleOf(e *manifest.Entry) string {
	for _, name := range []string{"title", "name"} {
		if s := e.File.TextOf(e.Pair(name).Value()); s != "" {
			return s
		}
	}
	return ""
}

// codeFacts say what a module runs and shows.
func codeFacts(p *page, e *manifest.Entry) {
	for ref := range e.References() {
		if len(ref.Path) > 2 || ref.Unknown {
			continue
		}
		found := e.File.Lookup(ref.Kind, ref.Name)
		if len(found) == 0 {
			continue
		}
		of := found[len(found)-1].Entry
		switch ref.Kind {
		case manifest.Function:
			p.fact(property(ref) + ": function " + code(ref.Name) + told(e.File.TextOf(of.Pair("handler").Value())))
		case manifest.Endpoint:
			p.fact(property(ref) + ": endpoint " + code(ref.Name) + told(e.File.TextOf(of.Pair("remote").Value())))
		case manifest.Resource:
			if !ref.IsAsset {
				p.fact(property(ref) + ": resource " + code(ref.Name) + told(e.File.TextOf(of.Pair("path").Value())))
			}
		}
	}
}

// property names the property that a reference stands in.
func property(ref manifest.Reference) string { return code(strings.Join(ref.Path, ".")) }

// told adds the most telling thing of what is named.
func told(s string) string {
	if s == "" {
		return ""
	}
	return ", " + code(s)
}

// Undeclared describes a reference to something that the manifest does not declare.
func Undeclared(f *manifest.File, ref manifest.Reference) string {
	p := &page{title: ref.Name}
	p.is(ref.Kind.String())
	switch {
	case f.MayDeclare(ref.Kind, ref.Name):
		p.say("It cannot be told yet whether the manifest declares it.")
	default:
		p.say("The manifest declares no " + ref.Kind.String() + " of this name.")
	}
	return p.String()
}
