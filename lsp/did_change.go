package lsp

import (
	"encoding/json"
	"errors"
	"fmt"

	"forge-manifest-ls/internal/text"

	"go.lsp.dev/jsonrpc2"
)

// didChangeParams are the parameters of textDocument/didChange.
type didChangeParams struct {
	TextDocument struct {
		URI     string   `json:"uri"`
		Version *wireInt `json:"version"`
	} `json:"textDocument"`
	ContentChanges []contentChange `json:"contentChanges"`
}

// contentChange replaces a range or, without one, the whole text.
type contentChange struct {
	Range *wireRange `json:"range"`
	Text  *string    `json:"text"`
}

// didChange makes the changes of a document, in their order. Of several versions
// the one that arrives last counts, whatever its number.
func (s *server) didChange(p *didChangeParams) error {
	snap := s.state.Load()
	old := snap.documents[canonical(p.TextDocument.URI)]
	if old == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	next := &document{key: old.key, uri: old.uri, version: old.version, content: old.content, lost: old.lost}
	if v := p.TextDocument.Version; v != nil {
		if int32(*v) < old.version {
			s.log.Warn("version goes back", "document", old.uri, "from", old.version, "to", int32(*v))
		}
		next.version = int32(*v)
	}
	changes := sinceWhole(p.ContentChanges)
	for _, change := range changes {
		made, err := apply(next, change, snap.encoding)
		if err != nil {
			return err
		}
		if len(changes) == 1 && snap.holds(old) {
			next.typing = typed(old, made)
		}
	}
	s.store(next)
	return nil
}

// sinceWhole leaves out the changes before the last new text.
func sinceWhole(changes []contentChange) []contentChange {
	for i := len(changes) - 1; i > 0; i-- {
		if changes[i].Range == nil {
			return changes[i:]
		}
	}
	return changes
}

// apply makes one change and returns it as an edit of the text before. Ranges are clamped to the text.
func apply(d *document, change contentChange, enc text.Encoding) (text.Edit, error) {
	if change.Text == nil {
		return text.Edit{}, errors.New("a change lacks its text")
	}
	if change.Range == nil {
		edit := difference(d.buf.String(), *change.Text)
		var err error
		d.content, err = d.edit(edit)
		d.lost = d.lost && err != nil
		return edit, err
	}
	span, err := change.Range.toSpan(d.buf, enc)
	if err != nil || d.lost {
		return text.Edit{}, err
	}
	edit := text.Edit{Span: span, New: *change.Text}
	d.content, err = d.edit(edit)
	return edit, err
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
	if d := s.state.Load().documents[canonical(p.TextDocument.URI)]; d != nil {
		s.lose(d)
	}
}

// lose marks a document as lost.
func (s *server) lose(d *document) {
	s.store(&document{key: d.key, uri: d.uri, version: d.version, content: d.content, lost: true})
}
