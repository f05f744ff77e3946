package state

import (
	"path/filepath"
	"sync/atomic"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/uri"
)

// Document is one version of an open document. It is immutable but for the memos of
// its diagnostics and changes, which are safe for concurrent use.
type Document struct {
	Key     uri.URI // canonical: different spellings of one address are one document
	URI     uri.URI // as the client spells it, for what is sent to the client
	Version int32
	Content
	// Lost means that a change was not understood: buf is no longer the client's
	// text, and nothing may be said about it until the client sends the whole text.
	Lost bool
	// Typing is the line that is being written; nil when all that was found is shown.
	Typing *Typing

	Found   atomic.Pointer[[]analysis.Diagnostic] // see [Snapshot.Diagnostics]
	checked atomic.Pointer[chan struct{}]         // is closed when the check that is under way has ended
	// Changed is what has changed since the base; nil before the document was checked, and where there
	// is no base.
	Changed atomic.Pointer[impact.Result]
}

// JudgedBy returns the document with what Forge allows as c says it, which is itself if
// it is so already.
func (d *Document) JudgedBy(c *schema.Catalogue) *Document {
	if d.File == nil || d.File.Catalogue() == c {
		return d
	}
	next := d.Unjudged()
	next.File = d.File.WithCatalogue(c)
	return next
}

// Unjudged returns the document without what was found in it.
func (d *Document) Unjudged() *Document {
	if d.File == nil {
		return d
	}
	return &Document{Key: d.Key, URI: d.URI, Version: d.Version, Content: d.Content, Lost: d.Lost, Typing: d.Typing}
}

// Content is a text and what it says.
type Content struct {
	Buf *text.Buffer
	// File is nil when the text is too large to be analysed, or when the parser
	// failed on it.
	File   *manifest.File
	Failed any // what the parser panicked with
	// Source says that it is source code of an app, or JSON beside it: no YAML, and nothing is said of it by itself.
	Source bool
}

// MaxDocument is the size in bytes up to which documents are analysed: ten times what Forge
// accepts. Beyond this size a file is something else, and the work on it, which is done where
// messages are read, would hold up what is asked of other documents.
const MaxDocument = 2 << 20

// NewContent parses a text.
func NewContent(buf *text.Buffer) Content {
	c := Content{Buf: buf}
	if buf.Len() <= MaxDocument {
		c.Parse(func() *manifest.File { return manifest.New(buf) })
	}
	return c
}

// ContentOf returns the content of a document, which its address tells from source code and JSON.
func ContentOf(key uri.URI, buf *text.Buffer) Content {
	if name := key.FsPath(); key.IsFile() && (code.IsSource(name) || filepath.Ext(name) == ".json") {
		return Content{Buf: buf, Source: true}
	}
	return NewContent(buf)
}

// Edit returns the content after an edit within the text.
func (c Content) Edit(e text.Edit) (Content, error) {
	if c.Source {
		buf, err := c.Buf.Edit(e)
		return Content{Buf: buf, Source: true}, err
	}
	if c.File != nil && c.Buf.Len()+e.Delta() <= MaxDocument {
		var err error
		next := Content{}
		next.Parse(func() (f *manifest.File) {
			f, err = c.File.Edit(e)
			return f
		})
		if err != nil {
			return c, err
		}
		if next.File != nil {
			next.Buf = next.File.Buffer()
			return next, nil
		}
	}
	buf, err := c.Buf.Edit(e)
	if err != nil {
		return c, err
	}
	return NewContent(buf), nil
}

// Replace returns the content after the whole text was replaced. Only what differs
// is parsed again: many clients send the whole text for each key.
func (c Content) Replace(whole string) (Content, error) {
	return c.Edit(Difference(c.Buf.String(), whole))
}

// Difference returns the edit that makes one text of another: what is between the
// bytes that both begin with and those that both end with.
func Difference(old, whole string) text.Edit {
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

// Parse sets the file, unless the parser panics: a bug there must not cost the
// client's text.
func (c *Content) Parse(parse func() *manifest.File) {
	defer func() { c.Failed = recover() }()
	c.File = parse()
}
