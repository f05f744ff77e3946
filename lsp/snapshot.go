package lsp

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

	check  func(context.Context, analysis.Checker, *manifest.File) []analysis.Diagnostic
	files  *files.Store // nil where there is no file system
	folder func(path string) fs.FS
	cache  *folderCache // shared by all snapshots; safe for concurrent use
	lists  *completionLists
	closed *closedDocuments // shared by all snapshots
	tokens *keptTokens
	news   *fileNews // shared by all snapshots; safe for concurrent use
	// progress sends a part of the answer that a token names.
	progress func(token, part []byte)
	// tell asks the client for something and does not wait for its answer.
	tell func(method string, params any)
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

// diagnostics checks a document, once per version. The result is nothing, and not kept,
// when ctx is done. The document must have a file.
func (s *snapshot) diagnostics(ctx context.Context, d *document) []analysis.Diagnostic {
	if kept := d.found.Load(); kept != nil {
		return *kept
	}
	found := s.check(ctx, s.checker(d.key), d.file)
	if ctx.Err() != nil {
		return nil
	}
	d.found.Store(&found)
	return found
}

// checker is how documents in a place are checked. What the client's settings say of a
// rule counts more than the file beside the manifest.
func (s *snapshot) checker(key uri.URI) analysis.Checker {
	beside, _ := s.configBeside(key)
	folder, _ := s.folderOf(placeOf(key))
	c := analysis.Checker{Groups: rules.All(), Editor: true, Files: s.around(key), Severities: beside.Severities}
	if set := s.configuration.of(folder).severities; len(set) > 0 {
		c.Severities = maps.Clone(c.Severities) // the file's own are shared
		if c.Severities == nil {
			c.Severities = map[string]analysis.Severity{}
		}
		maps.Copy(c.Severities, set)
	}
	return c
}

// around returns the files around a document; nil where there are none.
func (s *snapshot) around(key uri.URI) *files.View {
	place := placeOf(key)
	if s.files == nil || place == "" {
		return nil
	}
	border := place
	if folder, dir := s.folderOf(place); folder != "" {
		border = dir
	}
	return s.files.In(filepath.ToSlash(place)).Within(filepath.ToSlash(border))
}

// configBeside returns what the file beside a document says, and what is wrong with it.
func (s *snapshot) configBeside(key uri.URI) (settings.Config, []settings.Problem) {
	around, _ := s.around(key).Opened()
	fact := around.Content(settings.Name)
	if fact.Content == nil {
		if trouble := fact.Trouble(); trouble != "" {
			return settings.Config{}, []settings.Problem{{Message: trouble}}
		}
		return settings.Config{}, nil
	}
	read := parsedConfig.Of(fact.Content)
	if fact.Outside {
		return read.config, settings.Unquoted(read.problems)
	}
	return read.config, read.problems
}

// readConfig is what a file beside a manifest says.
type readConfig struct {
	config   settings.Config
	problems []settings.Problem
}

// parsedConfig keeps what is read of those files.
var parsedConfig = files.NewReading(func(data []byte) readConfig {
	set, problems := settings.Parse(data)
	return readConfig{set, problems}
})

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

// settingsOf returns the settings that hold for a document.
func (s *snapshot) settingsOf(key uri.URI) clientSettings {
	folder, _ := s.folderOf(placeOf(key))
	return s.configuration.of(folder)
}
