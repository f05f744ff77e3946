package lsp

import "forge-manifest-ls/lsp/state"

// storeSource takes over a version of a document of source code, and has the manifests judged by it.
func (s *server) storeSource(d *state.Document) {
	var text []byte // of one whose text is lost, the file's own is nearer to the truth
	if !d.Lost {
		text = []byte(d.Buf.String())
	}
	s.changeSource(d, text, func(next *state.Snapshot) { next.Put(d) })
}

// changeSource makes a change of the state, and has what is known of files go by the text of a document, nil for that of its file. If
// one of the manifests has asked for the file, they are judged anew: no state has the new text, and what was found by the old one.
func (s *server) changeSource(d *state.Document, text []byte, change func(*state.Snapshot)) {
	matters := false
	var changed []*state.Document
	s.update(func(next *state.Snapshot) {
		change(next)
		if matters = s.files != nil && s.files.SetOverlay(state.Slashed(d.Key), text); matters {
			next.Cache.News.Add(1)
			changed = replaceEach(next, unjudgedByFiles)
		}
	}, func(snap *state.Snapshot) {
		if matters {
			s.tellDiagnostics(snap, changed...)
		}
	})
	if matters {
		s.state.Load().News.Tell()
	}
}

// followSources asks the client, once a manifest is open, to tell of source code that is being edited, and to ask for its diagnostics
// where they are wanted.
func (s *server) followSources(snap *state.Snapshot, d *state.Document) {
	const register = "client/registerCapability"
	if s.files == nil || !snap.Client.TellsDocuments || d.File == nil || !d.File.IsForge() {
		return
	}
	s.sources.Do(func() { s.schemas.tell(register, state.SourceRegistrations()) })
	if params, some := state.MirrorRegistrations(snap.Client); some && snap.SettingsOf(d.Key).InSources {
		s.mirrors.Do(func() { s.schemas.tell(register, params) })
	}
}
