package navigation

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/queues"
	"forge-manifest-ls/internal/syntax"
)

// queue finds the queue that the cursor is on in a consumer.
func (c *cursor) queue() (Places, bool) {
	at := c.ctx.Path
	if c.ctx.Type != "consumer" || len(at) == 0 || at[len(at)-1].Key != "queue" || !c.isWord() {
		return Places{}, false
	}
	name := c.file.TextOf(c.ctx.Node)
	if name == "" {
		return Places{}, false
	}
	p := Places{Kind: QueueName, Name: name, Origin: manifest.ContentSpan(c.ctx.Node)}
	for _, n := range queueNames(c.file) {
		if c.file.TextOf(n) == name {
			p.Definitions = append(p.Definitions, here(manifest.ContentSpan(n)))
		}
	}
	code := queuesOf(c.file, c.around)
	p.Pending, p.Unread, p.sources = code.pending, cmp.Or(code.unread, code.unclear(name)), code.paths
	for _, at := range code.Named(name) {
		p.Uses = append(p.Uses, Place{Source: code.source(at.File), Span: at.Span, Whole: at.Span})
	}
	return p, true
}

// queueCode is what the source files of an app have to do with queues.
type queueCode struct {
	*queues.Code
	app     *code.App
	around  *files.View
	files   map[string]*code.File // by their absolute paths
	paths   []string              // of those that handlers reach
	pending bool                  // as in [Places]
	unread  string
}

// queuesOf looks at the files that the handlers of a manifest reach, and at those beside them.
func queuesOf(f *manifest.File, around *files.View) *queueCode {
	q := &queueCode{app: code.Of(f, around), around: around, files: map[string]*code.File{}}
	if around == nil {
		q.Code, q.pending = queues.In(q.app), true
		return q
	}
	for _, file := range q.app.Files {
		at := around.Path(file.Name)
		if q.files[at] = file; file.Side&code.BackEnd != 0 {
			q.paths = append(q.paths, at)
		}
	}
	sources, pending, why := handlerSources(f, around)
	var besides []*code.File
	for _, s := range sources {
		if q.files[s.Path] == nil { // it lies outside of the folder of the manifest
			file := &code.File{Name: s.Path, Content: s.content, Facts: javascript.FactsIn(s.content, s.Path), Side: code.BackEnd}
			q.files[s.Path], besides, q.paths = file, append(besides, file), append(q.paths, s.Path)
		}
	}
	q.Code, q.pending, q.unread = queues.In(q.app, besides...), pending || q.app.Loading, why
	for _, u := range q.app.Unread {
		q.unread = cmp.Or(q.unread, unread(u.Name, u.Fact))
	}
	if q.app.Cut {
		q.unread = cmp.Or(q.unread, "source files that are not looked at may have the name, too: there are too many")
	}
	return q
}

// source is a file of the code.
func (q *queueCode) source(f *code.File) *Source { return newSource(q.around.Path(f.Name), f.Content) }

// unclear says which file may have a name and is not understood to its end; "" for none.
func (q *queueCode) unclear(name string) string {
	for _, at := range slices.Sorted(maps.Keys(q.files)) {
		file := q.files[at]
		if file.Test || file.Side == code.FrontEnd || !bytes.Contains(file.Content.Bytes(), []byte(name)) {
			continue
		}
		if file.Facts.Minified || !javascript.ReadsToEnd(file.Content) {
			return notToItsEnd(path.Base(file.Name))
		}
	}
	return ""
}

// line says in words where a place is.
func (q *queueCode) line(p queues.Place) string {
	return fmt.Sprintf("%s: line %d", p.File.Name, buffers.Of(p.File.Content).LineAt(p.Start)+1)
}

// queueNames are the scalars that name the queues of consumers.
func queueNames(f *manifest.File) (out []syntax.Node) {
	for l := range f.ModuleLists() {
		if l.Type != "consumer" {
			continue
		}
		for _, e := range l.Entries {
			if n := f.Value(e.Pair("queue").Value()).Content(); n.Kind().IsScalar() && n.Kind() != syntax.Empty {
				out = append(out, n)
			}
		}
	}
	return out
}

// handlerSources are the files that the handlers of functions name, and those in which their
// functions are declared, each once. Pending and unread are those of [Places].
func handlerSources(f *manifest.File, around *files.View) (sources []*Source, pending bool, unread string) {
	seen := map[string]bool{}
	add := func(s *Source) {
		if !seen[s.Path] {
			seen[s.Path] = true
			sources = append(sources, s)
		}
	}
	for _, n := range functionHandlers(f) {
		handler := f.TextOf(n)
		stem, _, _ := strings.Cut(handler, ".")
		if fact := handlerFile(f, stem, around); fact.Content != nil {
			add(newSource(around.Path(fact.Name), fact.Content))
		}
		p := handlerPlaces(f, handler, around)
		pending, unread = pending || p.Pending, cmp.Or(unread, p.Unread)
		for _, d := range p.Definitions {
			add(d.Source)
		}
	}
	return sources, pending, unread
}
