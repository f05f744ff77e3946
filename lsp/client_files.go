package lsp

import "forge-manifest-ls/lsp/state"

// methodDidChangeFiles is a notification of our own: a client whose files the server cannot reach
// gives them to it.
const methodDidChangeFiles = state.Section + "/didChangeFiles"

// didChangeClientFiles takes files of the client over, and has what manifests say of them looked at
// again.
func (s *server) didChangeClientFiles(p *state.GivenFilesParams) error {
	if s.options.ClientFiles == nil {
		return nil
	}
	err := p.PassTo(s.options.ClientFiles)
	s.state.Load().Cache.Arrivals.AddAnywhere()
	s.refreshFiles()
	return err
}
