package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// sourceOfUIKit is where the sources of a front end with UI Kit begin, as Forge's templates have
// it.
const sourceOfUIKit = "src/frontend/index.jsx"

// frontEndsFor returns the resources that a module may name, or one that a fix declares: source
// files for a module that draws with UI Kit, directories for others. Those whose path cannot be
// told may be either.
func (p *pass) frontEndsFor(e *manifest.Entry) []choice {
	native, doubtful := rendersNatively(e)
	all := p.names(manifest.Resource)
	if doubtful || e.List.Type == "function" {
		return all
	}
	fits := slices.DeleteFunc(all, func(c choice) bool { return c.also == nil && p.isOfOther(c.label, native) })
	switch {
	case len(fits) > 0 && fits[0].also == nil:
		return fits
	case !native:
		return p.newResource("main", "static/main")
	}
	return p.newResource("main", p.sourceForUIKit())
}

// sourceForUIKit is where the sources of a front end with UI Kit begin: where there is a file,
// else where templates have it.
func (p *pass) sourceForUIKit() string {
	if p.Files == nil || p.Files.Kind(sourceOfUIKit).Exists() {
		return sourceOfUIKit
	}
	for _, dir := range []string{"src/frontend", "src"} {
		for _, name := range p.Files.Names(dir).Names {
			if strings.HasSuffix(name, ".jsx") || strings.HasSuffix(name, ".tsx") {
				return dir + "/" + name
			}
		}
	}
	return sourceOfUIKit
}

// newResource is a resource that a fix declares at a path, under a name that is free.
func (p *pass) newResource(name, path string) []choice {
	if p.file.Declares(manifest.Resource, name) {
		name = edit.Unique(p.file, name)
	}
	also := func(p *pass) (declaration, bool) { return p.declareResource(name, path) }
	return []choice{{name, edit.Field{Value: edit.Quoted(name)}, also}}
}

// isOfOther reports whether a resource is a source file where a directory is needed, or the
// other way round, by its path.
func (p *pass) isOfOther(name string, native bool) bool {
	found := p.file.Lookup(manifest.Resource, name)
	if len(found) != 1 {
		return false
	}
	h := hostedOf.Of(found[0].Entry)
	return h != nil && !h.bundled && isSourceFile(h.path) != native
}

// isSourceFile reports whether a path is that of a file with a program, by its extension.
func isSourceFile(path string) bool {
	return slices.ContainsFunc(sourceExtensions, func(e string) bool { return strings.HasSuffix(path, e) })
}

// renderedBy are the entries that name a resource for themselves: all of them draw it in one
// way, or none is returned.
func (p *pass) renderedBy(resource string, native bool) []*manifest.Entry {
	var entries []*manifest.Entry
	for l := range p.file.ModuleLists() {
		for _, e := range l.Entries {
			for _, f := range frontEnds.Of(e) {
				switch {
				case f.name != resource:
				case f.native != native || f.doubtful:
					return nil
				default:
					entries = append(entries, e)
				}
			}
		}
	}
	return entries
}

// addRender makes all modules that name a resource draw it with UI Kit.
func (p *pass) addRender(resource string) []Fix {
	fix := Fix{Title: "Add render: native"}
	for _, e := range p.renderedBy(resource, false) {
		m, ok := p.file.Catalogue().Module(e.List.Type)
		if !ok || m.Item == nil || !e.Pair("render").IsZero() || e.Pair("resource").IsZero() {
			return nil
		}
		if render := propertySchema(m.Item, nil, "render"); render == nil || !render.Accepts(schema.StringLiteral("native")) {
			return nil
		}
		fix.Edits = append(fix.Edits, p.edit().FieldsBehind(e.Node(), e.Pair("resource"), edit.Field{Key: "render", Value: "native"})...)
	}
	if fix, ok := p.tidy(fix); ok {
		return []Fix{fix}
	}
	return nil
}

// removeRender makes all modules that name a resource show it as a page of HTML.
func (p *pass) removeRender(resource string) []Fix {
	fix := Fix{Title: "Remove render"}
	for _, e := range p.renderedBy(resource, true) {
		m, ok := p.file.Catalogue().Module(e.List.Type)
		if !ok || m.Item == nil || e.Pair("render").IsZero() || isRequired(m.Item, "render") {
			return nil
		}
		fix.Edits = append(fix.Edits, p.edit().RemovePair(e.Node(), e.Pair("render"))...)
	}
	if fix, ok := p.tidy(fix); ok {
		return []Fix{fix}
	}
	return nil
}

// isRequired reports whether a schema asks for a property, if only in one of its alternatives.
func isRequired(s *schema.Schema, name string) bool {
	return slices.ContainsFunc(s.Parts(nil), func(part *schema.Schema) bool { return slices.Contains(part.Required, name) })
}
