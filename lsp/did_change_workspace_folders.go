package lsp

import (
	"slices"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/uri"
)

// didChangeWorkspaceFoldersParams are the parameters of
// workspace/didChangeWorkspaceFolders.
type didChangeWorkspaceFoldersParams struct {
	Event struct {
		Added   []workspaceFolder `json:"added"`
		Removed []workspaceFolder `json:"removed"`
	} `json:"event"`
}

type workspaceFolder struct {
	URI string `json:"uri"`
}

// didChangeWorkspaceFolders keeps the list of workspace folders. Each has its own
// clientSettings and schema.
func (s *server) didChangeWorkspaceFolders(p *didChangeWorkspaceFoldersParams) error {
	s.update(func(next *state.Snapshot) {
		folders := slices.Clone(next.Folders)
		for _, f := range p.Event.Removed {
			gone := state.Canonical(f.URI)
			folders = slices.DeleteFunc(folders, func(u uri.URI) bool { return u == gone })
		}
		for _, f := range p.Event.Added {
			if u, ok := state.FolderKey(f.URI); ok && !slices.Contains(folders, u) {
				folders = append(folders, u)
			}
		}
		next.Folders = folders
	})
	s.schemas.ask(todo{configure: true})
	if len(p.Event.Added) > 0 {
		s.background.group.Go(func() { s.indexFolders(s.publisher.ctx) })
	}
	return nil
}
