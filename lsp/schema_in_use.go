package lsp

import (
	"context"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/lsp/state"
)

// methodSchema is a method of our own: an editor asks it for what to show about a manifest.
const methodSchema = state.Section + "/schema"

// schemaInUse is the answer to methodSchema.
type schemaInUse struct {
	// Version is that of the npm package @forge/manifest.
	Version string `json:"version"`
	// BuiltIn says that the schema came with the program, and was not found in the workspace.
	BuiltIn bool `json:"builtIn"`
}

// showSchema answers methodSchema: it names the schema by which an open document is judged. It
// returns nil for a document that is not a Forge manifest, so that an editor knows where to stay
// silent.
func showSchema(_ context.Context, snap *state.Snapshot, p *state.DocumentParams) (*schemaInUse, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	used := snap.Catalogue(d.Key)
	return &schemaInUse{Version: used.Version(), BuiltIn: used == schema.Embedded()}, nil
}
