package navigation

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// path finds the file that the path at the cursor leads to.
func (c *cursor) path(value string) (Places, bool) {
	name := value
	if c.ctx.Section == "resources" && c.ctx.Entry != nil && slices.Contains(explain.Names(c.ctx.Path), "entry") {
		name = explain.FileOf(c.ctx.Entry, value)
	}
	p := pathPlaces(name, c.around)
	p.Name, p.Origin = value, manifest.ContentSpan(c.ctx.Node)
	return p, true
}

// asset finds the file that a reference such as "resource:main;icon.svg" names.
func (c *cursor) asset(ref manifest.Reference) Places {
	p := Places{}
	if all := c.file.Lookup(manifest.Resource, ref.Name); len(all) > 0 {
		p = pathPlaces(explain.FileOf(all[len(all)-1].Entry, ref.Part), c.around)
	}
	p.Kind, p.Name, p.Origin = PathName, ref.Part, ref.PartSpan
	return p
}

// pathPlaces are the beginning of the file that a path leads to: of a directory the page in it.
func pathPlaces(name string, around *files.View) Places {
	p := Places{Kind: PathName}
	fact := around.Content(name)
	if fact.Kind == files.Directory {
		name = strings.TrimSuffix(name, "/") + "/index.html"
		fact = around.Content(name)
	}
	p.Pending = fact.Kind == files.Pending
	if fact.Content != nil {
		p.Definitions = []Place{inSource(around.Path(name), fact.Content, text.At(0))}
	}
	return p
}

// functionHandlers are the scalars at the handlers of functions.
func functionHandlers(f *manifest.File) []syntax.Node {
	var out []syntax.Node
	for l := range f.ModuleLists() {
		if l.Type != "function" {
			continue
		}
		for _, e := range l.Entries {
			if n := f.Value(e.Pair("handler").Value()).Content(); n.Kind().IsScalar() && n.Kind() != syntax.Empty {
				out = append(out, n)
			}
		}
	}
	return out
}

// handlerSpan is the name of the function in a handler, the whole where it has escapes or
// variables.
func handlerSpan(f *manifest.File, n syntax.Node) text.Span {
	span := manifest.ContentSpan(n)
	if source := f.Buffer().Slice(span); source == f.TextOf(n) {
		span.Start += strings.IndexByte(source, '.') + 1
	}
	return span
}
