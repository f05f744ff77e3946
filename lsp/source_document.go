package lsp

import (
	"path/filepath"

	"forge-manifest-ls/lsp/state"
)

// storeSource takes over a version of a document of source code, and has the manifests judged by it.
func (s *server) storeSource(d *state.Document) {
	s.update(func(next *state.Snapshot) { next.Put(d) })
	if d.Lost { // the file's own text is nearer to the truth
		s.overlay(d, nil)
		return
	}
	s.overlay(d, []byte(d.Buf.String()))
}

// overlay has what is known of files go by the text of a document, nil for that of its file. The manifests are judged anew if one of
// them has asked for the file.
func (s *server) overlay(d *state.Document, text []byte) {
	if s.files != nil && s.files.SetOverlay(filepath.ToSlash(d.Key.FsPath()), text) {
		s.filesChanged()
	}
}

// followSources asks the client, once a manifest is open, to tell of source code that is being edited.
func (s *server) followSources(snap *state.Snapshot, d *state.Document) {
	if s.files != nil && snap.Client.TellsDocuments && d.File != nil && d.File.IsForge() {
		s.sources.Do(func() { s.schemas.tell("client/registerCapability", state.SourceRegistrations()) })
	}
}
