package lsp

// didSaveParams are the parameters of textDocument/didSave.
type didSaveParams struct {
	documentParams
	Text *string `json:"text"`
}

// didSave shows what is held back while a line is being written, and compares the text, which some clients send along, with the server's. They
// are the same unless something went wrong before; then the saved text counts.
func (s *server) didSave(p *didSaveParams) error {
	s.refreshFiles()
	d := s.state.Load().documents[p.key()]
	if d != nil {
		s.showAll(d.key, d.typing)
	}
	if d == nil || p.Text == nil || !d.lost && d.buf.String() == *p.Text {
		return nil
	}
	s.log.Warn("the saved text was not known", "document", d.uri)
	c, err := d.replace(*p.Text)
	if err != nil {
		return err
	}
	s.store(&document{key: d.key, uri: d.uri, version: d.version, content: c})
	return nil
}
