package lsp

import (
	"context"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// referencesParams are the parameters of textDocument/references.
type referencesParams struct {
	state.PositionParams
	Context struct {
		IncludeDeclaration bool `json:"includeDeclaration"`
	} `json:"context"`
}

// references answers textDocument/references: where the name at a place is named and, if asked for,
// declared, in the manifest and in the files around it.
func references(ctx context.Context, snap *state.Snapshot, p *referencesParams) (protocol.LocationSlice, error) {
	d, found, err := placesFor(ctx, snap, &p.PositionParams, navigation.PlacesAt)
	if d == nil || err != nil {
		return protocol.LocationSlice{}, err
	}
	var all []navigation.Place
	if p.Context.IncludeDeclaration {
		all = append(all, found.Definitions...)
	}
	return locations(snap, d, append(all, found.Uses...)), nil
}
