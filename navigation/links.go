package navigation

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// LinkKind says where a link leads.
type LinkKind uint8

// Kinds of links.
const (
	LinkPage          LinkKind = iota // an address that the manifest names
	LinkDocumentation                 // the page about a module type
	LinkFile                          // a file beside the manifest
	LinkHandler                       // a function in a source file
)

// Link is a part of the text that leads elsewhere.
type Link struct {
	Span text.Span
	Kind LinkKind
	// Name is the address of a page, the path of a file as the manifest counts it, or a handler.
	Name string
}

// Links returns the links of a file, in the order of the text. Those to files that are known not
// to be there are left out.
func Links(f *manifest.File, around *files.View) []Link {
	w := linkWalk{file: f, around: around, kept: keptOf(pagesIn, f)}
	for _, l := range f.Lists() {
		if l.IsModule() {
			if link := typeLink(f, l.Type); link != "" {
				w.add(l.Pair.Key(), LinkDocumentation, link)
			}
		}
		for _, e := range l.Entries {
			w.entry(e)
		}
	}
	w.translations()
	w.pages(f.Tree().Stream())
	slices.SortStableFunc(w.links, func(a, b Link) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return slices.CompactFunc(w.links, func(a, b Link) bool { return a.Span.Start == b.Span.Start })
}

// LinkTarget returns the place that a link to a file or to a function leads to. It is false where
// there is none; pending says that this is not known yet.
func LinkTarget(f *manifest.File, l Link, around *files.View) (place Place, ok, pending bool) {
	found := Places{}
	switch l.Kind {
	case LinkFile:
		found = pathPlaces(l.Name, around)
	case LinkHandler:
		found = handlerPlaces(f, l.Name, around)
	}
	if len(found.Definitions) == 0 {
		return Place{}, false, found.Pending
	}
	return found.Definitions[0], true, found.Pending
}

// linkWalk collects links.
type linkWalk struct {
	file   *manifest.File
	around *files.View
	kept   kept[[]Link]
	links  []Link
}

// add adds a link at the text of a scalar.
func (w *linkWalk) add(n syntax.Node, kind LinkKind, name string) {
	if span := manifest.ContentSpan(n); span.Len() > 0 && name != "" {
		w.links = append(w.links, Link{span, kind, name})
	}
}

// addFile adds a link to a file, or to the page in a directory.
func (w *linkWalk) addFile(n syntax.Node, path string) {
	if n.Kind().IsScalar() && path != "" && w.leads(path) {
		w.add(n, LinkFile, path)
	}
}

// leads reports whether a path may lead to a file.
func (w *linkWalk) leads(path string) bool {
	kind := w.around.Kind(path)
	if kind == files.Directory {
		kind = w.around.Kind(strings.TrimSuffix(path, "/") + "/index.html")
	}
	return kind == files.Regular || kind == files.Pending
}

// entry adds the files that a resource is made of, those of resources that an entry names, and
// the handler of a function.
func (w *linkWalk) entry(e *manifest.Entry) {
	switch {
	case e.List.Section == "resources":
		path := e.Pair("path").Value()
		w.addFile(path, w.file.TextOf(path))
		for part := range e.Pair("entry").Value().Pairs() {
			if name := w.file.TextOf(part.Value()); name != "" {
				w.addFile(part.Value(), explain.FileOf(e, name))
			}
		}
	case e.List.Type == "function":
		handler := e.Pair("handler").Value()
		stem, _, ok := strings.Cut(w.file.TextOf(handler), ".")
		if kind := handlerFile(w.file, stem, w.around).Kind; ok && (kind == files.Regular || kind == files.Pending) {
			w.add(handler, LinkHandler, w.file.TextOf(handler))
		}
	}
	for r := range e.References() {
		if !r.IsAsset {
			continue
		}
		if d, ok := definitionOf(w.file, r); ok {
			if path := explain.FileOf(d.Entry, r.Part); w.leads(path) {
				w.links = append(w.links, Link{r.PartSpan, LinkFile, path})
			}
		}
	}
}

// translations adds the translation files.
func (w *linkWalk) translations() {
	s, _ := w.file.Section("translations")
	for item := range s.Pair.Value().Get("resources").Items() {
		path := item.Value().Get("path")
		w.addFile(path, w.file.TextOf(path))
	}
}

// pagesIn keeps the links to pages in an entry: their spans count from its base.
var pagesIn = manifest.NewPerEntry(func(e *manifest.Entry) []Link {
	w := linkWalk{file: e.File}
	w.pages(e.Item.Node)
	for i, l := range w.links {
		w.links[i].Span, w.links[i].Name = l.Span.Shift(-e.Base()), strings.Clone(l.Name)
	}
	return w.links
})

// pages adds the addresses in a node that name a page: those with a star or a variable do not.
func (w *linkWalk) pages(n syntax.Node) {
	for c, e := range w.kept.Below(n) {
		switch {
		case e != nil:
			for _, l := range w.kept.of(e) {
				w.links = append(w.links, Link{l.Span.Shift(e.Base()), l.Kind, l.Name})
			}
		case c.Kind() == syntax.Pair:
			if v := (syntax.PairNode{Node: c}).Value(); v.Kind().IsScalar() {
				w.page(v)
			} else {
				w.pages(v)
			}
		case c.Kind().IsScalar():
			w.page(c)
		default:
			w.pages(c)
		}
	}
}

func (w *linkWalk) page(n syntax.Node) {
	if s := n.Text(); !strings.HasPrefix(strings.TrimLeft(s, `"'`), "http") {
		return // most are none, and this is asked of each
	}
	source := w.file.Buffer().Slice(manifest.ContentSpan(n))
	if !strings.HasPrefix(source, "https://") && !strings.HasPrefix(source, "http://") || strings.ContainsAny(source, "*$ \t\r\n") {
		return
	}
	if u, err := url.Parse(source); err == nil && u.Host != "" {
		w.add(n, LinkPage, source)
	}
}
