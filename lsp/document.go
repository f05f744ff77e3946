package lsp

import (
	"sync/atomic"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/uri"
)

// document is one version of an open document. It is immutable but for the memo of
// its diagnostics, which is safe for concurrent use.
type document struct {
	key     uri.URI // canonical: different spellings of one address are one document
	uri     uri.URI // as the client spells it, for what is sent to the client
	version int32
	content
	// lost means that a change was not understood: buf is no longer the client's
	// text, and nothing may be said about it until the client sends the whole text.
	lost bool
	// typing is the line that is being written; nil when all that was found is shown.
	typing *typing

	found atomic.Pointer[[]analysis.Diagnostic] // see snapshot.diagnostics
}

// judgedBy returns the document with what Forge allows as c says it, which is itself if
// it is so already.
func (d *document) judgedBy(c *schema.Catalogue) *document {
	if d.file == nil || d.file.Catalogue() == c {
		return d
	}
	next := d.unjudged()
	next.file = d.file.WithCatalogue(c)
	return next
}

// unjudged returns the document without what was found in it.
func (d *document) unjudged() *document {
	if d.file == nil {
		return d
	}
	return &document{key: d.key, uri: d.uri, version: d.version, content: d.content, lost: d.lost, typing: d.typing}
}

// content is a text and what it says.
type content struct {
	buf *text.Buffer
	// file is nil when the text is too large to be analysed, or when the parser
	// failed on it.
	file   *manifest.File
	failed any // what the parser panicked with
}

// maxDocument is the size in bytes up to which documents are analysed: ten times what Forge
// accepts. Beyond this size a file is something else, and the work on it, which is done where
// messages are read, would hold up what is asked of other documents.
const maxDocument = 2 << 20

// newContent parses a text.
func newContent(buf *text.Buffer) content {
	c := content{buf: buf}
	if buf.Len() <= maxDocument {
		c.parse(func() *manifest.File { return manifest.New(buf) })
	}
	return c
}

// edit returns the content after an edit within the text.
func (c content) edit(e text.Edit) (content, error) {
	if c.file != nil && c.buf.Len()+e.Delta() <= maxDocument {
		var err error
		next := content{}
		next.parse(func() (f *manifest.File) {
			f, err = c.file.Edit(e)
			return f
		})
		if err != nil {
			return c, err
		}
		if next.file != nil {
			next.buf = next.file.Buffer()
			return next, nil
		}
	}
	buf, err := c.buf.Edit(e)
	if err != nil {
		return c, err
	}
	return newContent(buf), nil
}

// replace returns the content after the whole text was replaced. Only what differs
// is parsed again: many clients send the whole text for each key.
func (c content) replace(whole string) (content, error) {
	return c.edit(difference(c.buf.String(), whole))
}

// difference returns the edit that makes one text of another: what is between the
// bytes that both begin with and those that both end with.
func difference(old, whole string) text.Edit {
	start, limit := 0, min(len(old), len(whole))
	for start < limit && old[start] == whole[start] {
		start++
	}
	end, limit := 0, limit-start
	for end < limit && old[len(old)-1-end] == whole[len(whole)-1-end] {
		end++
	}
	return text.Edit{Span: text.Span{Start: start, End: len(old) - end}, New: whole[start : len(whole)-end]}
}

// parse sets the file, unless the parser panics: a bug there must not cost the
// client's text.
func (c *content) parse(parse func() *manifest.File) {
	defer func() { c.failed = recover() }()
	c.file = parse()
}
