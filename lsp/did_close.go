package lsp

import "fmt"

// didClose gives a document back and takes back what was said about it.
func (s *server) didClose(p *documentParams) error {
	d := s.state.Load().documents[p.key()]
	if d == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	s.update(func(next *snapshot) { next.remove(d.key) }, func(snap *snapshot) {
		s.awaitRest(d.key, nil)
		snap.closed.add(d)
		s.publisher.clear(d, !snap.client.pulls)
	})
	return nil
}
