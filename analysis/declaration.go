package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// declaration adds an entry to one of the lists that declare names.
type declaration struct {
	kind  manifest.Kind
	item  []field
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
		if len(name) > maxKey {
			return d, false
		}
	}
	switch kind {
	case manifest.Function:
		d.item = []field{{key: "key", value: quoted(name)}, {key: "handler", value: quoted(p.handler(name))}}
		return d.into(p, "function")
	case manifest.Resource:
		path := "static/" + name
		if !p.Editor && p.Files.Kind(path) == files.Missing { // that would only be the next mistake
			return d, false
		}
		d.item = []field{{key: "key", value: quoted(name)}, {key: "path", value: quoted(path)}}
		return d.into(p, "resources")
	case manifest.Remote:
		d.item = []field{{key: "key", value: quoted(name)}, {key: "baseUrl", value: quoted("https://example.com")}}
		return d.into(p, "remotes")
	case manifest.Endpoint:
		remotes := p.file.Definitions(manifest.Remote)
		if len(remotes) == 0 || remotes[0].Unknown {
			return d, false
		}
		d.item = []field{
			{key: "key", value: quoted(name)},
			{key: "remote", value: quoted(remotes[0].Name)},
			{key: "route", fields: []field{{key: "path", value: quoted("/" + name)}}},
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

// maxKey is how long the keys of functions, resources, remotes and services may be.
const maxKey = 23

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
		d.edits = p.insertFields(in, syntax.PairNode{}, field{key: list, items: [][]field{d.item}})
	} else {
		d.edits = p.insertItem(at, d.item...)
	}
	return d, len(d.edits) > 0
}

// freshKey is a key for a new entry of a list that no module has.
func (p *pass) freshKey(typ string) string {
	name := typ
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	name = strings.TrimSuffix(name, "s")
	var b strings.Builder
	for i, r := range name {
		switch {
		case r >= 'A' && r <= 'Z':
			if i > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r - 'A' + 'a')
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			b.WriteRune(r)
		}
	}
	base := b.String()
	if base == "" {
		base = "module"
	}
	kinds := []manifest.Kind{manifest.Module, manifest.Resource, manifest.Remote, manifest.Service}
	switch typ { // these have a limit on their keys
	case "function", "resources", "remotes", "services":
		base = base[:min(len(base), maxKey-3)]
	}
	key := base
	for n := 2; p.isTaken(key, kinds); n++ {
		key = fmt.Sprintf("%s-%d", base, n)
	}
	return key
}

func (p *pass) isTaken(key string, kinds []manifest.Kind) bool {
	for _, kind := range kinds {
		if p.file.Declares(kind, key) {
			return true
		}
	}
	return false
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
