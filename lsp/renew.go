package lsp

import "go.lsp.dev/protocol"

// renew makes a change of what documents are judged by, puts what each returns in the
// place of the open documents, and has those published that are not what they were;
// clients that pull are asked to do so again.
func (s *server) renew(change func(*snapshot), each func(*snapshot, *document) *document) {
	var changed []*document
	s.update(func(next *snapshot) {
		change(next)
		for _, d := range next.open() {
			if renewed := each(next, d); renewed != d {
				next.put(renewed)
				changed = append(changed, renewed)
			}
		}
	}, func(snap *snapshot) {
		s.tellDiagnostics(snap, changed...)
	})
}

// tellDiagnostics publishes the diagnostics of documents; clients that pull are asked to do so
// again.
func (s *server) tellDiagnostics(snap *snapshot, documents ...*document) {
	if snap.client.pulls {
		if snap.client.refreshes {
			s.schemas.tell(protocol.MethodWorkspaceDiagnosticRefresh, nil)
		}
		return
	}
	for _, d := range documents {
		s.publisher.publish(snap, d)
	}
}

// filesChanged has all that was found in documents looked for again, because the files
// around them say something new.
func (s *server) filesChanged() {
	s.state.Load().news.tell()
	if s.state.Load().phase != running {
		return
	}
	s.renew(func(next *snapshot) { next.cache.news.Add(1) }, func(next *snapshot, d *document) *document {
		if next.around(d.key) == nil {
			return d
		}
		return d.unjudged()
	})
}

// refreshFiles has the files around documents looked at again, behind the reader.
func (s *server) refreshFiles() {
	if s.files != nil {
		s.files.Refresh()
	}
}
