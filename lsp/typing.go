package lsp

import (
	"time"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/uri"
)

// restTime is how long a person who types has to pause before the line counts as written.
const restTime = 500 * time.Millisecond

// awaitRest has all of a document shown when nobody has edited it for a while; t is nil if
// nothing of it is held back. It is called with the lock of the state.
func (s *server) awaitRest(key uri.URI, t *state.Typing) {
	if stop := s.rests[key]; stop != nil {
		stop()
		delete(s.rests, key)
	}
	if t != nil {
		s.rests[key] = s.after(restTime, func() { s.showAll(key, t) })
	}
}

// showAll shows what is held back of a document, if it is still the line t that is being written.
func (s *server) showAll(key uri.URI, t *state.Typing) {
	var d *state.Document
	s.update(func(next *state.Snapshot) {
		if old := next.Documents[key]; t != nil && old != nil && old.Typing == t {
			d = old.Rested()
			next.Put(d)
			s.awaitRest(key, nil) // it would keep the document before
		}
	}, func(snap *state.Snapshot) {
		if d != nil && !t.Complete.Load() {
			s.tellDiagnostics(snap, d)
		}
	})
}

// after calls f after a time, unless it is stopped before.
func after(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, f)
	return func() { timer.Stop() }
}
