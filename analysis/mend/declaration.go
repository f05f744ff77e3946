package mend

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// Declare makes the edits that declare a name. It is false where the name or the
// file does not allow it.
func Declare(p *analysis.Pass, kind manifest.Kind, name string) (analysis.Declaration, bool) {
	d := analysis.Declaration{Kind: kind}
	if name == "" || d.Kind.IsModule() && p.File.Declares(manifest.Module, name) {
		return d, false
	}
	switch kind {
	case manifest.Function, manifest.Resource, manifest.Remote, manifest.Service:
		if len(name) > yamledit.MaxKey {
			return d, false
		}
	}
	switch kind {
	case manifest.Function:
		return into(d, p, example.Function(name, handler(p, name)))
	case manifest.Resource:
		return declareResource(p, name, "static/"+name)
	case manifest.Remote:
		return into(d, p, example.Remote(name))
	case manifest.Endpoint:
		if remote := firstName(p, manifest.Remote); remote != "" {
			return into(d, p, example.Endpoint(name, remote))
		}
	case manifest.Action:
		return declareAction(p, d, name)
	case manifest.Page:
		return declarePage(p, d, name, "jira:globalPage")
	case manifest.AdminPage:
		return declarePage(p, d, name, "jira:adminPage")
	}
	return d, false
}

// DeclareReference makes the edits that declare what a reference names. A resource of a module that
// draws with UI Kit is a source file; one that is named with an entry is a directory with the file of
// that entry.
func DeclareReference(p *analysis.Pass, ref manifest.Reference) (analysis.Declaration, bool) {
	if ref.Kind == manifest.Resource && ref.HasPart {
		return declareWithPart(p, ref)
	}
	if isShown := slices.Equal(ref.Path, []string{"resource"}); isShown && ref.Entry != nil && ref.Name != "" && len(ref.Name) <= yamledit.MaxKey {
		source := sourceForUIKit(p)
		native, doubtful := doubt.RendersNatively(ref.Entry)
		if native && !doubtful && namedByContent(p, manifest.Resource, source) == "" {
			return declareResource(p, ref.Name, source)
		}
	}
	return Declare(p, ref.Kind, ref.Name)
}

// declareResource makes the edits that declare a resource at a path, with entries, if it has any.
func declareResource(p *analysis.Pass, name, at string, parts ...yamledit.Field) (analysis.Declaration, bool) {
	d := analysis.Declaration{Kind: manifest.Resource}
	if !p.Editor && p.Files.Kind(at) == files.Missing { // that would only be the next mistake
		return d, false
	}
	made := example.Resource(name, at)
	if len(parts) > 0 {
		made.Fields = append(made.Fields, yamledit.Field{Key: "entry", Fields: parts})
	}
	return into(d, p, made)
}

// declareWithPart makes the edits that declare a resource with the entry that a reference names behind its slash.
func declareWithPart(p *analysis.Pass, ref manifest.Reference) (analysis.Declaration, bool) {
	d := analysis.Declaration{Kind: manifest.Resource}
	if len(ref.Path) != 1 || !isPart(ref.Name) || !isPart(ref.Part) {
		return d, false
	}
	native, doubtful := doubt.RendersNatively(ref.Entry)
	if doubtful {
		return d, false
	}
	dir, part := "static/"+ref.Name, NewPart(ref.Part, native)
	if native {
		dir = path.Dir(sourceForUIKit(p))
	}
	if !p.Editor && p.Files.Kind(dir+"/"+part.Value) == files.Missing {
		return d, false
	}
	return declareResource(p, ref.Name, dir, part)
}

// isPart reports whether Forge takes a text for one side of the slash in "resource: key/entry".
func isPart(s string) bool { return len(s) <= yamledit.MaxKey && part.MatchString(s) }

var part = regexp.MustCompile(`^[a-zA-Z0-9_-]+$`)

// NewPart is an entry for a resource, of the kind that its user needs: a source file for UI Kit, else a page.
func NewPart(name string, ofUIKit bool) yamledit.Field {
	extension := ".html"
	if ofUIKit {
		extension = ".jsx"
	}
	return yamledit.Field{Key: name, Value: yamledit.Quoted(strings.ToLower(name) + extension)}
}

// handler is a handler for a new function: an export of the file that the last
// function of the manifest comes from, called like the function as far as JavaScript has such names.
func handler(p *analysis.Pass, name string) string {
	module := "index"
	for l := range p.File.ModuleLists() {
		if l.Type != "function" {
			continue
		}
		for _, e := range l.Entries {
			if m, _, ok := strings.Cut(e.Pair("handler").Value().Scalar().Text, "."); ok && m != "" {
				module = m
			}
		}
	}
	return module + "." + javascript.NameFor(name)
}

// into adds an entry to a list at the top of the file, or to a module type, which is made when
// there is none.
func into(d analysis.Declaration, p *analysis.Pass, made example.Declaration) (analysis.Declaration, bool) {
	d.Item = made.Fields
	list := made.Path[len(made.Path)-1]
	in := p.Tree.Root()
	if len(made.Path) > 1 {
		s, ok := p.File.Section(made.Path[0])
		if !ok {
			return d, false
		}
		in = s.Pair.Value()
	}
	if in.Kind() != syntax.Mapping {
		return d, false
	}
	var at syntax.PairNode
	for pair := range in.Pairs() {
		if pair.KeyText() == list {
			at = pair
		}
	}
	if at.IsZero() {
		d.Edits = p.Edit().Fields(in, yamledit.Field{Key: list, Items: [][]yamledit.Field{d.Item}})
	} else {
		d.Edits = p.Edit().Entry(at, d.Item...)
	}
	return d, len(d.Edits) > 0
}

// CustomContent is the module type whose entries name each other, by two properties.
const (
	CustomContent  = "confluence:customContent"
	ContainerTypes = "supportedContainerTypes"
	ChildTypes     = "supportedChildTypes"
)

// declareAction makes an action that calls the first function.
func declareAction(p *analysis.Pass, d analysis.Declaration, name string) (analysis.Declaration, bool) {
	function := firstName(p, manifest.Function)
	if function == "" {
		return d, false
	}
	return into(d, p, example.Action(name, function))
}

// declarePage makes a page of a type that the manifest does not have yet: Forge accepts only
// one of each.
func declarePage(p *analysis.Pass, d analysis.Declaration, name, typ string) (analysis.Declaration, bool) {
	resource := firstName(p, manifest.Resource)
	for l := range p.File.ModuleLists() {
		if l.Type == typ {
			return d, false
		}
	}
	if resource == "" {
		return d, false
	}
	return into(d, p, example.Page(typ, name, resource))
}
