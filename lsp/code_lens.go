package lsp

import (
	"context"
	"encoding/json"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// codeLens answers textDocument/codeLens: how often a key is named, and the page about a module
// type.
func codeLens(ctx context.Context, snap *state.Snapshot, p *state.DocumentParams) ([]protocol.CodeLens, error) {
	out := []protocol.CodeLens{}
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return out, nil
	}
	kinds := snap.Client.Lenses &^ snap.SettingsOf(d.Key).Display.Hidden
	if kinds&state.LensDocumentation != 0 {
		for _, lens := range navigation.DocumentationLenses(d.File) {
			out = append(out, newLens(snap, d, lens, "Documentation", state.OpenDocumentation, lens.Link))
		}
	}
	if kinds&state.LensUses != 0 {
		for _, lens := range navigation.UseLenses(d.File) {
			at := state.OffsetToPosition(d.Buf, lens.Span.Start, snap.Encoding)
			out = append(out, newLens(snap, d, lens, prose.Count(len(lens.Uses), "use", "uses"), state.ShowReferences, d.URI, at, state.LocationsOf(d, lens.Uses, snap.Encoding)))
		}
	}
	if kinds&state.LensImpact != 0 {
		snap.Diagnostics(ctx, d)
		for _, lens := range snap.ImpactLenses(d) {
			out = append(out, newLens(snap, d, navigation.Lens{Span: lens.Span}, lens.Title, state.ShowReferences, d.URI,
				state.OffsetToPosition(d.Buf, lens.Span.Start, snap.Encoding), state.LocationsOf(d, lens.Places, snap.Encoding)))
		}
	}
	return out, ctx.Err()
}

// newLens returns a lens that runs a command.
func newLens(snap *state.Snapshot, d *state.Document, lens navigation.Lens, title, command string, arguments ...any) protocol.CodeLens {
	run := protocol.Command{Title: title, Command: command}
	for _, a := range arguments {
		raw, err := protocol.Marshal(a)
		if err != nil {
			raw = json.RawMessage("null") // strings, positions and locations can be encoded
		}
		run.Arguments = append(run.Arguments, protocol.LSPAny(raw))
	}
	return protocol.CodeLens{Range: state.SpanToRange(d.Buf, lens.Span, snap.Encoding), Command: run}
}
