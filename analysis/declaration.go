package analysis

import (
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// declaration adds an entry to one of the lists that declare names.
type declaration struct {
	kind  manifest.Kind
	item  []edit.Field
	edits []text.Edit
}

// declare makes the edits that declare a name. It is false where the name or the
// file does not allow it.
func (p *pass) declare(kind manifest.Kind, name string) (declaration, bool) {
	d := declaration{kind: kind}
	if name == "" || d.isModule() && p.file.Declares(manifest.Module, name) {
		return d, false
	}
	switch kind {
	case manifest.Function, manifest.Resource, manifest.Remote, manifest.Service:
		if len(name) > edit.MaxKey {
			return d, false
		}
	}
	switch kind {
	case manifest.Function:
		d.item = []edit.Field{{Key: "key", Value: edit.Quoted(name)}, {Key: "handler", Value: edit.Quoted(p.handler(name))}}
		return d.into(p, "function")
	case manifest.Resource:
		return p.declareResource(name, "static/"+name)
	case manifest.Remote:
		d.item = []edit.Field{{Key: "key", Value: edit.Quoted(name)}, {Key: "baseUrl", Value: edit.Quoted("https://example.com")}}
		return d.into(p, "remotes")
	case manifest.Endpoint:
		remotes := p.file.Definitions(manifest.Remote)
		if len(remotes) == 0 || remotes[0].Unknown {
			return d, false
		}
		d.item = []edit.Field{
			{Key: "key", Value: edit.Quoted(name)},
			{Key: "remote", Value: edit.Quoted(remotes[0].Name)},
			{Key: "route", Fields: []edit.Field{{Key: "path", Value: edit.Quoted("/" + name)}}},
		}
		return d.into(p, "endpoint")
	case manifest.Action:
		return p.declareAction(d, name)
	case manifest.Page:
		return p.declarePage(d, name, "jira:globalPage")
	case manifest.AdminPage:
		return p.declarePage(d, name, "jira:adminPage")
	}
	return d, false
}

// declareResource makes the edits that declare a resource at a path.
func (p *pass) declareResource(name, path string) (declaration, bool) {
	d := declaration{kind: manifest.Resource}
	if !p.Editor && p.Files.Kind(path) == files.Missing { // that would only be the next mistake
		return d, false
	}
	d.item = []edit.Field{{Key: "key", Value: edit.Quoted(name)}, {Key: "path", Value: edit.Quoted(path)}}
	return d.into(p, "resources")
}

// isModule reports whether the entry is one of a module type.
func (d declaration) isModule() bool {
	return len(homes[d.kind]) > 0 && strings.HasPrefix(homes[d.kind][0], "modules.")
}

// handler is a handler for a new function: an export of the file that the last
// function of the manifest comes from.
func (p *pass) handler(name string) string {
	module := "index"
	for l := range p.file.ModuleLists() {
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
func (d declaration) into(p *pass, list string) (declaration, bool) {
	in := p.tree.Root()
	if d.isModule() {
		s, ok := p.file.Section("modules")
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
		d.edits = p.edit().Fields(in, edit.Field{Key: list, Items: [][]edit.Field{d.item}})
	} else {
		d.edits = p.edit().Entry(at, d.item...)
	}
	return d, len(d.edits) > 0
}

// propertySchema is what a schema says of a property, its alternatives included.
func propertySchema(s *schema.Schema, v schema.Value, name string) *schema.Schema {
	for _, part := range s.Parts(v) {
		if prop := part.Property(name); prop != nil {
			return prop.Schema
		}
	}
	return nil
}
