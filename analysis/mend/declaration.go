package mend

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
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
		d.Item = []yamledit.Field{{Key: "key", Value: yamledit.Quoted(name)}, {Key: "handler", Value: yamledit.Quoted(handler(p, name))}}
		return into(d, p, "function")
	case manifest.Resource:
		return declareResource(p, name, "static/"+name)
	case manifest.Remote:
		d.Item = []yamledit.Field{{Key: "key", Value: yamledit.Quoted(name)}, {Key: "baseUrl", Value: yamledit.Quoted("https://example.com")}}
		return into(d, p, "remotes")
	case manifest.Endpoint:
		remotes := p.File.Definitions(manifest.Remote)
		if len(remotes) == 0 || remotes[0].Unknown {
			return d, false
		}
		d.Item = []yamledit.Field{
			{Key: "key", Value: yamledit.Quoted(name)},
			{Key: "remote", Value: yamledit.Quoted(remotes[0].Name)},
			{Key: "route", Fields: []yamledit.Field{{Key: "path", Value: yamledit.Quoted("/" + name)}}},
		}
		return into(d, p, "endpoint")
	case manifest.Action:
		return declareAction(p, d, name)
	case manifest.Page:
		return declarePage(p, d, name, "jira:globalPage")
	case manifest.AdminPage:
		return declarePage(p, d, name, "jira:adminPage")
	}
	return d, false
}

// declareResource makes the edits that declare a resource at a path.
func declareResource(p *analysis.Pass, name, path string) (analysis.Declaration, bool) {
	d := analysis.Declaration{Kind: manifest.Resource}
	if !p.Editor && p.Files.Kind(path) == files.Missing { // that would only be the next mistake
		return d, false
	}
	d.Item = []yamledit.Field{{Key: "key", Value: yamledit.Quoted(name)}, {Key: "path", Value: yamledit.Quoted(path)}}
	return into(d, p, "resources")
}

// handler is a handler for a new function: an export of the file that the last
// function of the manifest comes from.
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
	return module + "." + name
}

// into adds the item to a list at the top of the file, or to a module type, which
// is made when there is none.
func into(d analysis.Declaration, p *analysis.Pass, list string) (analysis.Declaration, bool) {
	in := p.Tree.Root()
	if d.Kind.IsModule() {
		s, ok := p.File.Section("modules")
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
	d.Item = []yamledit.Field{
		{Key: "key", Value: yamledit.Quoted(name)},
		{Key: "name", Value: yamledit.Quoted(prose.Title(name))},
		{Key: "function", Value: yamledit.Quoted(function)},
		{Key: "actionVerb", Value: "GET"},
		{Key: "description", Value: yamledit.Quoted(prose.Title(name))},
	}
	return into(d, p, "action")
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
	d.Item = []yamledit.Field{
		{Key: "key", Value: yamledit.Quoted(name)},
		{Key: "title", Value: yamledit.Quoted(prose.Title(name))},
		{Key: "resource", Value: yamledit.Quoted(resource)},
	}
	return into(d, p, typ)
}
