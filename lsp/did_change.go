package lsp

import (
	"encoding/json"
	"fmt"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
)

// didChangeParams are the parameters of textDocument/didChange.
type didChangeParams struct {
	TextDocument struct {
		URI     string         `json:"uri"`
		Version *state.WireInt `json:"version"`
	} `json:"textDocument"`
	ContentChanges []state.ContentChange `json:"contentChanges"`
}

// didChange makes the changes of a document, in their order. Of several versions
// the one that arrives last counts, whatever its number.
func (s *server) didChange(p *didChangeParams) error {
	snap := s.state.Load()
	old := snap.Documents[state.Canonical(p.TextDocument.URI)]
	if old == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	next := &state.Document{Key: old.Key, URI: old.URI, Version: old.Version, Content: old.Content, Lost: old.Lost}
	if v := p.TextDocument.Version; v != nil {
		if int32(*v) < old.Version {
			s.log.Warn("version goes back", "document", old.URI, "from", old.Version, "to", int32(*v))
		}
		next.Version = int32(*v)
	}
	changes := state.SinceWhole(p.ContentChanges)
	for _, change := range changes {
		made, err := next.Apply(change, snap.Encoding)
		if err != nil {
			return err
		}
		if len(changes) == 1 && snap.Holds(old) {
			next.Typing = state.Typed(old, made)
		}
	}
	s.store(next)
	return nil
}

// loseText marks the document that an unusable didChange names as lost, if there was
// a change in it: the client has made that change.
func (s *server) loseText(raw jsonrpc2.RawMessage) {
	var p struct {
		TextDocument struct {
			URI string `json:"uri"`
		} `json:"textDocument"`
		ContentChanges []json.RawMessage `json:"contentChanges"`
	}
	if json.Unmarshal(raw, &p) != nil || len(p.ContentChanges) == 0 {
		return
	}
	if d := s.state.Load().Documents[state.Canonical(p.TextDocument.URI)]; d != nil {
		s.lose(d)
	}
}

// lose marks a document as lost.
func (s *server) lose(d *state.Document) {
	s.store(&state.Document{Key: d.Key, URI: d.URI, Version: d.Version, Content: d.Content, Lost: true})
}
