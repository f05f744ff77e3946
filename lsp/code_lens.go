package lsp

import (
	"context"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
)

// codeLens answers textDocument/codeLens: how often a key is named, and the page about a module
// type.
func codeLens(ctx context.Context, snap *state.Snapshot, p *state.DocumentParams) (jsonrpc2.RawMessage, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return jsonrpc2.RawMessage("[]"), nil
	}
	return state.WithBuffer(func(out []byte) ([]byte, error) {
		lenses := snap.NewLensList(out, d)
		kinds := snap.Client.Lenses &^ snap.SettingsOf(d.Key).Display.Hidden
		if kinds&state.LensDocumentation != 0 {
			for _, lens := range navigation.DocumentationLenses(d.File) {
				lenses.Page(lens.Span, "Documentation", lens.Link)
			}
		}
		if kinds&state.LensUses != 0 {
			for _, lens := range navigation.UseLenses(d.File) {
				lenses.Places(lens.Span, prose.Count(len(lens.Uses), "use", "uses"), lens.Uses)
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
