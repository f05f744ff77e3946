package navigation

import (
	"cmp"
	"path"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
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
	sources, pending, unread := handlerSources(c.file, c.around)
	p.Pending, p.Unread = pending, unread
	for _, source := range sources {
		if !javascript.ReadsToEnd(source.content) && strings.Contains(source.Buffer.String(), name) {
			p.Unread = cmp.Or(p.Unread, notToItsEnd(path.Base(source.Path)))
		}
		for _, span := range queueSpans(source, name) {
			p.Uses = append(p.Uses, Place{Source: source, Span: span, Whole: span})
		}
	}
	return p, true
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

// queueSpans are where a source file makes a queue, in the order of the file.
func queueSpans(s *Source, name string) []text.Span {
	if s == nil {
		return nil
	}
	var out []text.Span
	for _, at := range javascript.QueuesIn(s.content)[name] {
		out = append(out, text.Span{Start: at, End: at + len(name)})
	}
	return out
}
