package lsp

import (
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// phase is how far the life of a session has come.
type phase uint8

const (
	starting phase = iota // before "initialize"
	running
	shutDown // after "shutdown"
)

// snapshot is the state of a session after one message. It is immutable; whoever
// holds it sees all documents as they were at that moment.
type snapshot struct {
	phase     phase
	encoding  text.Encoding
	client    clientCapabilities
	trace     protocol.TraceValue
	folders   []uri.URI
	documents map[uri.URI]*document

	configuration configuration
	// schemas are what documents are judged by, by [placeOf] them. For a place that is
	// missing it is [schema.Embedded].
	schemas map[string]*schema.Catalogue

	check  func(context.Context, *manifest.File) []analysis.Diagnostic
	folder func(path string) fs.FS
	cache  *folderCache // shared by all snapshots; safe for concurrent use
	// wantSchemas says in which places there are manifests that are not open.
	wantSchemas func(places map[string]bool)
}

// put adds or replaces a document. The map is copied: older snapshots keep theirs.
func (s *snapshot) put(d *document) {
	s.documents = maps.Clone(s.documents)
	if s.documents == nil {
		s.documents = map[uri.URI]*document{}
	}
	s.documents[d.key] = d
}

// remove takes a document out.
func (s *snapshot) remove(key uri.URI) {
	s.documents = maps.Clone(s.documents)
	delete(s.documents, key)
}

// catalogue returns what a document is judged by.
func (s *snapshot) catalogue(key uri.URI) *schema.Catalogue {
	if len(s.schemas) > 0 {
		if c := s.schemas[placeOf(key)]; c != nil {
			return c
		}
	}
	return schema.Embedded()
}

// open returns the documents, ordered by their keys.
func (s *snapshot) open() []*document {
	return slices.SortedFunc(maps.Values(s.documents), func(a, b *document) int {
		return strings.Compare(string(a.key), string(b.key))
	})
}

// manifestAt returns the document that a request names if there is something to say
// about it: nil when it is not open, cannot be analysed or is not a Forge manifest.
func (s *snapshot) manifestAt(key uri.URI) *document {
	d := s.documents[key]
	if d == nil || d.lost || d.file == nil || !d.file.IsForge() {
		return nil
	}
	return d
}
