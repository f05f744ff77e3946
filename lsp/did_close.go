package lsp

import (
	"fmt"

	"forge-manifest-ls/lsp/state"
)

// didClose gives a document back and takes back what was said about it.
func (s *server) didClose(p *state.DocumentParams) error {
	d := s.state.Load().Documents[p.Key()]
	if d == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	if d.Source {
		s.changeSource(d, nil, func(next *state.Snapshot) {
			next.Remove(d.Key)
			next.Closed.Add(d)
		})
		return nil
	}
	s.update(func(next *state.Snapshot) { next.Remove(d.Key) }, func(snap *state.Snapshot) {
		s.awaitRest(d.Key, nil)
		snap.Closed.Add(d)
		s.publisher.clear(d, !snap.Client.Pulls)
	})
	return nil
}
