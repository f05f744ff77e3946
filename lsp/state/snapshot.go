package state

import (
	"context"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/base"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// phase is how far the life of a session has come.
type phase uint8

const (
	Starting phase = iota // before "initialize"
	Running
	ShutDown // after "shutdown"
)

// Snapshot is the state of a session after one message. It is immutable; whoever
// holds it sees all documents as they were at that moment.
type Snapshot struct {
	Phase     phase
	Encoding  text.Encoding
	Client    ClientCapabilities
	Trace     protocol.TraceValue
	Folders   []uri.URI
	Documents map[uri.URI]*Document

	Configuration Configuration
	// Schemas are what documents are judged by, by [PlaceOf] them. For a place that is
	// missing it is [schema.Embedded].
	Schemas map[string]*schema.Catalogue

	Check  func(context.Context, analysis.Checker, *manifest.File) []analysis.Diagnostic
	Files  *files.Store // nil where there is no file system
	Folder func(path string) fs.FS
	Cache  *FolderCache // shared by all snapshots; safe for concurrent use
	Lists  *CompletionLists
	Closed *ClosedDocuments // shared by all snapshots
	Tokens *KeptTokens
	News   *FileNews   // shared by all snapshots; safe for concurrent use
	Bases  *base.Bases // shared by all snapshots; safe for concurrent use
	// Progress sends a part of the answer that a token names.
	Progress func(token, part []byte)
	// Tell asks the client for something and does not wait for its answer.
	Tell func(method string, params any)
	// WantSchemas says in which places there are manifests that are not open.
	WantSchemas func(places map[string]bool)
}

// Put adds or replaces a document. The map is copied: older snapshots keep theirs.
func (s *Snapshot) Put(d *Document) {
	s.Documents = maps.Clone(s.Documents)
	if s.Documents == nil {
		s.Documents = map[uri.URI]*Document{}
	}
	s.Documents[d.Key] = d
}

// Remove takes a document out.
func (s *Snapshot) Remove(key uri.URI) {
	s.Documents = maps.Clone(s.Documents)
	delete(s.Documents, key)
}

// Catalogue returns what a document is judged by.
func (s *Snapshot) Catalogue(key uri.URI) *schema.Catalogue {
	if len(s.Schemas) > 0 {
		if c := s.Schemas[PlaceOf(key)]; c != nil {
			return c
		}
	}
	return schema.Embedded()
}

// Diagnostics checks a document, once per version: who asks meanwhile waits for the answer. The result is
// nothing, and not kept, when ctx is done. The document must have a file.
func (s *Snapshot) Diagnostics(ctx context.Context, d *Document) []analysis.Diagnostic {
	mine := make(chan struct{})
	for ctx.Err() == nil {
		if kept := d.Found.Load(); kept != nil {
			return *kept
		}
		if d.checked.CompareAndSwap(nil, &mine) {
			defer func() {
				d.checked.Store(nil)
				close(mine)
			}()
			return s.check(ctx, d)
		}
		if other := d.checked.Load(); other != nil {
			select {
			case <-*other: // it may have been cancelled
			case <-ctx.Done():
			}
		}
	}
	return nil
}

// check checks a document and keeps what it finds, unless ctx is done.
func (s *Snapshot) check(ctx context.Context, d *Document) []analysis.Diagnostic {
	if kept := d.Found.Load(); kept != nil { // since it was looked for
		return *kept
	}
	withChanges := s.compare(d)
	found := s.Check(ctx, s.Checker(d.Key), d.File)
	if ctx.Err() != nil {
		return nil
	}
	found = withChanges(found)
	d.Found.Store(&found)
	return found
}

// Checker is how documents in a place are checked. What the client's settings say of a
// rule counts more than the files of settings.
func (s *Snapshot) Checker(key uri.URI) analysis.Checker {
	folder, _ := s.FolderOf(PlaceOf(key))
	c := analysis.Checker{Groups: rules.All(), Editor: true, Files: s.Around(key), Severities: s.SettingsAround(key).SeveritiesFor(Slashed(key))}
	if set := s.Configuration.Of(folder).Severities; len(set) > 0 {
		if c.Severities == nil {
			c.Severities = map[string]analysis.Severity{}
		}
		maps.Copy(c.Severities, set)
	}
	return c
}

// Around returns the files around a document; nil where there are none.
func (s *Snapshot) Around(key uri.URI) *files.View {
	place := PlaceOf(key)
	if s.Files == nil || place == "" {
		return nil
	}
	border := place
	if folder, dir := s.FolderOf(place); folder != "" {
		border = dir
	}
	return s.Files.In(filepath.ToSlash(place)).Within(filepath.ToSlash(border))
}

// SettingsAround returns the files of settings that count for a document: those beside it and above, up to
// the workspace folder.
func (s *Snapshot) SettingsAround(key uri.URI) settings.Chain {
	around := s.Around(key)
	if around == nil {
		return nil
	}
	place := PlaceOf(key)
	border := place
	if folder, dir := s.FolderOf(place); folder != "" {
		border = dir
	}
	return settings.Around(filepath.ToSlash(place), filepath.ToSlash(border), func(dir string) *settings.File { return settings.ReadIn(around, dir) })
}

// Open returns the documents, ordered by their keys.
func (s *Snapshot) Open() []*Document {
	return slices.SortedFunc(maps.Values(s.Documents), func(a, b *Document) int {
		return strings.Compare(string(a.Key), string(b.Key))
	})
}

// ManifestAt returns the document that a request names if there is something to say
// about it: nil when it is not open, cannot be analysed or is not a Forge manifest.
func (s *Snapshot) ManifestAt(key uri.URI) *Document {
	d := s.Documents[key]
	if d == nil || d.Lost || d.File == nil || !d.File.IsForge() {
		return nil
	}
	return d
}

// SettingsOf returns the settings that hold for a document.
func (s *Snapshot) SettingsOf(key uri.URI) ClientSettings {
	folder, _ := s.FolderOf(PlaceOf(key))
	return s.Configuration.Of(folder)
}

// VersionOf returns the version of an open document if its text is that one; else nil: an edit of that text is then not known to be
// one of the document.
func (s *Snapshot) VersionOf(address uri.URI, text string) *int32 {
	if d := s.Documents[Canonical(string(address))]; d != nil && !d.Lost && d.Buf.String() == text {
		return &d.Version
	}
	return nil
}
