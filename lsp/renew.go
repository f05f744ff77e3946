package lsp

import (
	"go.lsp.dev/protocol"

	"forge-manifest-ls/lsp/state"
)

// renew makes a change of what documents are judged by, puts what each returns in the
// place of the open documents, and has those published that are not what they were;
// clients that pull are asked to do so again.
func (s *server) renew(change func(*state.Snapshot), each func(*state.Snapshot, *state.Document) *state.Document) {
	var changed []*state.Document
	s.update(func(next *state.Snapshot) {
		change(next)
		changed = replaceEach(next, each)
	}, func(snap *state.Snapshot) {
		s.tellDiagnostics(snap, changed...)
	})
}

// replaceEach puts what each returns in the place of the open documents, and returns those that are not what they were.
func replaceEach(next *state.Snapshot, each func(*state.Snapshot, *state.Document) *state.Document) (changed []*state.Document) {
	for _, d := range next.Open() {
		if renewed := each(next, d); renewed != d {
			next.Put(renewed)
			changed = append(changed, renewed)
		}
	}
	return changed
}

// tellDiagnostics publishes the diagnostics of documents; clients that pull are asked to do so
// again.
func (s *server) tellDiagnostics(snap *state.Snapshot, documents ...*state.Document) {
	if snap.Client.Pulls {
		s.refreshDiagnostics(snap)
		s.publisher.staleSources(true)
		return
	}
	for _, d := range documents {
		s.publisher.publish(snap, d)
	}
}

// refreshDiagnostics asks a client that pulls to do so again, if it can be asked.
func (s *server) refreshDiagnostics(snap *state.Snapshot) {
	if snap.Client.Refreshes {
		s.schemas.tell(protocol.MethodWorkspaceDiagnosticRefresh, nil)
	}
}

// filesChanged has all that was found in documents looked for again, because the files
// around them say something new.
func (s *server) filesChanged() {
	s.state.Load().News.Tell()
	if s.state.Load().Phase != state.Running {
		return
	}
	s.renew(func(next *state.Snapshot) { next.Cache.News.Add(1) }, unjudgedByFiles)
}

// unjudgedByFiles returns a document without what was found in it, if that depends on the files around it.
func unjudgedByFiles(next *state.Snapshot, d *state.Document) *state.Document {
	if next.Around(d.Key) == nil {
		return d
	}
	return d.Unjudged()
}

// basesChanged has open documents compared again, because a base says something new.
func (s *server) basesChanged() {
	s.renew(func(*state.Snapshot) {}, func(_ *state.Snapshot, d *state.Document) *state.Document { return d.Unjudged() })
	s.refreshDisplay()
}

// refreshFiles has the files around documents, and their bases, looked at again, behind the reader.
func (s *server) refreshFiles() {
	s.state.Load().Bases.Refresh()
	if s.files != nil {
		s.files.Refresh()
	}
}
