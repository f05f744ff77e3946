package lsp

import (
	"context"
	"path/filepath"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
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
func willRenameFiles(ctx context.Context, snap *state.Snapshot, p *renameFilesParams) (*protocol.WorkspaceEdit, error) {
	var moves []navigation.Move
	for _, f := range p.Files {
		from, to := state.Canonical(f.OldURI), state.Canonical(f.NewURI)
		if from.IsFile() && to.IsFile() {
			moves = append(moves, navigation.Move{From: state.Slashed(from), To: state.Slashed(to)})
		}
	}
	if len(moves) == 0 {
		return nil, nil
	}
	patient, stop := context.WithTimeout(ctx, placePatience) // for the files of all of them
	defer stop()
	out := &protocol.WorkspaceEdit{}
	for _, d := range snap.Manifests(ctx) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		place := state.PlaceOf(d.Key)
		if place == "" {
			continue
		}
		var followed []text.Edit
		snap.Await(patient, placePatience, func() (pending bool) {
			around, gaps := snap.Around(d.Key).Noting()
			followed = navigation.Moved(d.File, filepath.ToSlash(place), around, moves...)
			return gaps.Some()
		})
		edits := textEdits(d.Buf, followed, snap.Encoding)
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
func addEdits(s *state.Snapshot, to *protocol.WorkspaceEdit, d *state.Document, edits []protocol.TextEdit) {
	if !s.Client.DocumentChanges {
		if to.Changes == nil {
			to.Changes = map[uri.URI][]protocol.TextEdit{}
		}
		to.Changes[d.URI] = edits
		return
	}
	var version *int32
	if s.Documents[d.Key] == d {
		version = &d.Version
	}
	to.DocumentChanges = append(to.DocumentChanges, documentEdit(d.URI, version, edits, ""))
}

// didChangeFiles takes note that files came, went or moved: what manifests say of them is looked at
// again.
func (s *server) didChangeFiles(*struct{}) error {
	s.state.Load().Cache.Arrivals.AddAnywhere()
	s.refreshFiles()
	return nil
}

// fileOperations are the file operations that the server wants to know of, as far as the client
// tells of them.
func fileOperations(can state.FileCapabilities) *protocol.FileOperationOptions {
	scheme := "file"
	all := protocol.FileOperationRegistrationOptions{Filters: []protocol.FileOperationFilter{{Scheme: &scheme, Pattern: protocol.FileOperationPattern{Glob: "**/*"}}}}
	var out protocol.FileOperationOptions
	for _, operation := range []struct {
		can bool
		to  *protocol.FileOperationRegistrationOptions
	}{{can.WillRename, &out.WillRename}, {can.DidRename, &out.DidRename}, {can.DidCreate, &out.DidCreate}, {can.DidDelete, &out.DidDelete}} {
		if operation.can {
			*operation.to = all
		}
	}
	if can == (state.FileCapabilities{}) {
		return nil
	}
	return &out
}
