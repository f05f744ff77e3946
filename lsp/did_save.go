package lsp

import "forge-manifest-ls/lsp/state"

// didSaveParams are the parameters of textDocument/didSave.
type didSaveParams struct {
	state.DocumentParams
	Text *string `json:"text"`
}

// didSave shows what is held back while a line is being written, and compares the text, which some clients send along, with the server's. They
// are the same unless something went wrong before; then the saved text counts.
func (s *server) didSave(p *didSaveParams) error {
	s.refreshFiles()
	d := s.state.Load().Documents[p.Key()]
	if d != nil {
		s.showAll(d.Key, d.Typing)
	}
	if d == nil || p.Text == nil || !d.Lost && d.Buf.String() == *p.Text {
		return nil
	}
	s.log.Warn("the saved text was not known", "document", d.URI)
	c, err := d.Replace(*p.Text)
	if err != nil {
		return err
	}
	s.store(&state.Document{Key: d.Key, URI: d.URI, Version: d.Version, Content: c})
	return nil
}
