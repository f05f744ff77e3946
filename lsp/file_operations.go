package lsp

import (
	"context"
	"path/filepath"

	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// renameFilesParams are the parameters of workspace/willRenameFiles.
type renameFilesParams struct {
	Files []struct {
		OldURI string `json:"oldUri"`
		NewURI string `json:"newUri"`
	} `json:"files"`
}

// willRenameFiles answers workspace/willRenameFiles: the edits by which all manifests of the
// workspace follow files and directories that are about to move.
func willRenameFiles(ctx context.Context, snap *snapshot, p *renameFilesParams) (*protocol.WorkspaceEdit, error) {
	var moves []navigation.Move
	for _, f := range p.Files {
		from, to := canonical(f.OldURI), canonical(f.NewURI)
		if from.IsFile() && to.IsFile() {
			moves = append(moves, navigation.Move{From: slashPath(from), To: slashPath(to)})
		}
	}
	if len(moves) == 0 {
		return nil, nil
	}
	out := &protocol.WorkspaceEdit{}
	for _, d := range snap.manifests(ctx) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		place := placeOf(d.key)
		if place == "" {
			continue
		}
		edits := textEdits(d.buf, navigation.Moved(d.file, filepath.ToSlash(place), moves...), snap.encoding)
		if len(edits) > 0 {
			addEdits(snap, out, d, edits)
		}
	}
	if out.Changes == nil && out.DocumentChanges == nil {
		return nil, ctx.Err()
	}
	return out, ctx.Err()
}

// addEdits adds edits of a document, in its version where it is open and the client can tell.
func addEdits(s *snapshot, to *protocol.WorkspaceEdit, d *document, edits []protocol.TextEdit) {
	if !s.client.documentChanges {
		if to.Changes == nil {
			to.Changes = map[uri.URI][]protocol.TextEdit{}
		}
		to.Changes[d.uri] = edits
		return
	}
	var version *int32
	if s.documents[d.key] == d {
		version = &d.version
	}
	to.DocumentChanges = append(to.DocumentChanges, documentEdit(d.uri, version, edits, ""))
}

// slashPath is the path of a file address, with slashes.
func slashPath(u uri.URI) string { return filepath.ToSlash(filepath.Clean(u.FsPath())) }

// didChangeFiles takes note that files came, went or moved: what manifests say of them is looked at
// again.
func (s *server) didChangeFiles(*struct{}) error {
	s.state.Load().cache.comings.Add(1)
	s.refreshFiles()
	return nil
}

// fileOperations are the file operations that the server wants to know of, as far as the client
// tells of them.
func fileOperations(can fileCapabilities) *protocol.FileOperationOptions {
	scheme := "file"
	all := protocol.FileOperationRegistrationOptions{Filters: []protocol.FileOperationFilter{{Scheme: &scheme, Pattern: protocol.FileOperationPattern{Glob: "**/*"}}}}
	var out protocol.FileOperationOptions
	for _, operation := range []struct {
		can bool
		to  *protocol.FileOperationRegistrationOptions
	}{{can.willRename, &out.WillRename}, {can.didRename, &out.DidRename}, {can.didCreate, &out.DidCreate}, {can.didDelete, &out.DidDelete}} {
		if operation.can {
			*operation.to = all
		}
	}
	if can == (fileCapabilities{}) {
		return nil
	}
	return &out
}
