package lsp

import (
	"cmp"
	"context"
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// maxNames is how many names are returned: those that fit best.
const maxNames = 500

// workspaceSymbolParams are the parameters of workspace/symbol.
type workspaceSymbolParams struct {
	Query string `json:"query"`
}

// foundName is a name that fits a query.
type foundName struct {
	document *state.Document
	navigation.Named
	score int
}

// workspaceSymbol answers workspace/symbol: the entries of all manifests, open or not, whose
// keys have the letters of the query, the best first.
func workspaceSymbol(ctx context.Context, snap *state.Snapshot, p *workspaceSymbolParams) ([]protocol.WorkspaceSymbol, error) {
	var found []foundName
	for _, d := range snap.Manifests(ctx) {
		for _, n := range navigation.Names(d.File) {
			if score, ok := navigation.Match(p.Query, n.Name); ok {
				found = append(found, foundName{d, n, score})
			}
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	slices.SortStableFunc(found, func(a, b foundName) int { return cmp.Compare(b.score, a.score) })
	out := make([]protocol.WorkspaceSymbol, min(len(found), maxNames))
	for i := range out {
		out[i] = nameToProtocol(snap, &found[i])
	}
	return out, nil
}

// nameToProtocol converts a name. What it is in is the app, and the module type or section.
func nameToProtocol(snap *state.Snapshot, n *foundName) protocol.WorkspaceSymbol {
	in := snap.Container(n.document) + " · " + n.Of
	kind, ok := nameKinds[n.Kind]
	if !ok {
		kind = state.SymbolKinds[navigation.Entry]
	}
	return protocol.WorkspaceSymbol{
		BaseSymbolInformation: protocol.BaseSymbolInformation{Name: n.Name, Kind: kind, ContainerName: &in},
		Location:              &protocol.Location{URI: n.document.URI, Range: state.SpanToRange(n.document.Buf, n.Selection, snap.Encoding)},
	}
}

// nameKinds are the kinds of symbols of what is no module that people see.
var nameKinds = map[manifest.Kind]protocol.SymbolKind{
	manifest.Function: protocol.SymbolKindFunction, manifest.Action: protocol.SymbolKindFunction,
	manifest.Resource: protocol.SymbolKindFile, manifest.Endpoint: protocol.SymbolKindInterface,
	manifest.Remote: protocol.SymbolKindInterface, manifest.Service: protocol.SymbolKindInterface,
}
