package lsp

import (
	"errors"
	"strings"

	"forge-manifest-ls/internal/text"

	"go.lsp.dev/uri"
)

// didOpenParams are the parameters of textDocument/didOpen. The notifications that
// carry text have types of their own, because those of the library read a change
// with a malformed range as a new text of the whole document.
type didOpenParams struct {
	TextDocument struct {
		URI     string  `json:"uri"`
		Version wireInt `json:"version"`
		Text    *string `json:"text"`
	} `json:"textDocument"`
}

// didOpen takes over a document. One that is open already is replaced.
func (s *server) didOpen(p *didOpenParams) error {
	doc := p.TextDocument
	if doc.URI == "" || doc.Text == nil {
		return errors.New("didOpen needs an address and a text")
	}
	d := &document{
		key:     canonical(doc.URI),
		uri:     uri.URI(strings.Clone(doc.URI)),
		version: int32(doc.Version),
		content: newContent(text.New(*doc.Text)),
	}
	if s.state.Load().documents[d.key] != nil {
		s.log.Warn("document opened twice", "document", d.uri)
	}
	s.store(d)
	s.schemas.ask(todo{})
	return nil
}

// store makes a document part of the state and has it checked.
func (s *server) store(d *document) {
	if d.failed != nil {
		s.log.Error("document cannot be parsed", "document", d.uri, "panic", d.failed)
	}
	s.update(func(next *snapshot) {
		d = d.judgedBy(next.catalogue(d.key))
		next.put(d)
	}, func(snap *snapshot) {
		s.awaitRest(d.key, d.typing)
		if !snap.client.pulls {
			s.publisher.publish(snap, d)
		}
	})
}
