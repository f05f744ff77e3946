package lsp

import (
	"errors"
	"strings"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/uri"
)

// didOpenParams are the parameters of textDocument/didOpen. The notifications that
// carry text have types of their own, because those of the library read a change
// with a malformed range as a new text of the whole document.
type didOpenParams struct {
	TextDocument struct {
		URI     string        `json:"uri"`
		Version state.WireInt `json:"version"`
		Text    *string       `json:"text"`
	} `json:"textDocument"`
}

// didOpen takes over a document. One that is open already is replaced.
func (s *server) didOpen(p *didOpenParams) error {
	doc := p.TextDocument
	if doc.URI == "" || doc.Text == nil {
		return errors.New("didOpen needs an address and a text")
	}
	d := &state.Document{
		Key:     state.Canonical(doc.URI),
		URI:     uri.URI(strings.Clone(doc.URI)),
		Version: int32(doc.Version),
		Content: state.ContentOf(state.Canonical(doc.URI), text.New(*doc.Text)),
	}
	if s.state.Load().Documents[d.Key] != nil {
		s.log.Warn("document opened twice", "document", d.URI)
	}
	s.store(d)
	s.schemas.ask(todo{})
	return nil
}

// store makes a document part of the state and has it checked.
func (s *server) store(d *state.Document) {
	if d.Source {
		s.storeSource(d)
		return
	}
	if d.Failed != nil {
		s.log.Error("document cannot be parsed", "document", d.URI, "panic", d.Failed)
	}
	s.update(func(next *state.Snapshot) {
		d = d.JudgedBy(next.Catalogue(d.Key))
		next.Put(d)
	}, func(snap *state.Snapshot) {
		s.awaitRest(d.Key, d.Typing)
		s.followSources(snap, d)
		if snap.Client.Pulls {
			s.publisher.staleSources(false)
		} else {
			s.publisher.publish(snap, d)
		}
	})
}
