package lsp

import (
	"context"
	"encoding/json"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
)

// codeLens answers textDocument/codeLens: how often a key is named, which clients that can ask for when they show
// it, the page about a module type, and what a change does to customers.
func codeLens(ctx context.Context, snap *state.Snapshot, p *state.DocumentParams) (jsonrpc2.RawMessage, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return jsonrpc2.RawMessage("[]"), nil
	}
	return state.WithBuffer(func(out []byte) ([]byte, error) {
		lenses := snap.NewLensList(out, d)
		kinds := snap.Client.Lenses.Kinds &^ snap.SettingsOf(d.Key).Display.Hidden
		if kinds&state.LensDocumentation != 0 {
			for _, lens := range navigation.DocumentationLenses(d.File) {
				lenses.Page(lens.Span, "Documentation", lens.Link)
			}
		}
		switch {
		case kinds&state.LensUses == 0:
		case snap.Client.Lenses.Resolves:
			for _, key := range navigation.CountedKeys(d.File) {
				lenses.Data(key.Span, key.Kind, key.Name)
			}
		default:
			for _, lens := range navigation.UseLenses(d.File) {
				lenses.Places(lens.Span, usesTitle(lens), lens.Uses)
			}
		}
		if kinds&state.LensImpact != 0 {
			for _, lens := range snap.ImpactLenses(ctx, d) {
				lenses.Places(lens.Span, lens.Title, lens.Places)
			}
		}
		return lenses.Done(), ctx.Err()
	})
}

// usesTitle says how often a key is named.
func usesTitle(lens navigation.UseLens) string { return prose.Count(len(lens.Uses), "use", "uses") }

// codeLensResolve answers codeLens/resolve: it adds how often the key is named now.
func codeLensResolve(ctx context.Context, snap *state.Snapshot, lens *state.Unresolved) (jsonrpc2.RawMessage, error) {
	var data state.LensData
	if json.Unmarshal((*lens)["data"], &data) == nil { // what is not ours stays as it is
		if d := snap.ManifestAt(state.Canonical(data.URI)); d != nil {
			(*lens)["command"] = state.NoCommand("no longer declared") // who shows a lens wants a command
			if found, ok := navigation.UseLensOf(d.File, data.Kind, data.Name); ok {
				(*lens)["command"] = snap.PlacesCommand(d, found.Span, usesTitle(found), found.Uses)
			}
		}
	}
	return lens.Encode(ctx)
}
