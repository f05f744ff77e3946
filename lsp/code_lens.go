package lsp

import (
	"context"
	"encoding/json"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
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
			out = append(out, newLens(snap, d, lens.Span, "Documentation", state.OpenDocumentation, lens.Link))
		}
	}
	if kinds&state.LensUses != 0 {
		for _, lens := range navigation.UseLenses(d.File) {
			out = append(out, placesLens(snap, d, lens.Span, prose.Count(len(lens.Uses), "use", "uses"), lens.Uses))
		}
	}
	if kinds&state.LensImpact != 0 {
		snap.Diagnostics(ctx, d)
		for _, lens := range snap.ImpactLenses(d) {
			out = append(out, placesLens(snap, d, lens.Span, lens.Title, lens.Places))
		}
	}
	return out, ctx.Err()
}

// placesLens returns a lens that shows places of the same document.
func placesLens(snap *state.Snapshot, d *state.Document, span text.Span, title string, places []text.Span) protocol.CodeLens {
	at := state.OffsetToPosition(d.Buf, span.Start, snap.Encoding)
	return newLens(snap, d, span, title, state.ShowReferences, d.URI, &at, state.LocationsOf(d, places, snap.Encoding))
}

// newLens returns a lens that runs a command.
func newLens(snap *state.Snapshot, d *state.Document, span text.Span, title, command string, arguments ...any) protocol.CodeLens {
	run := protocol.Command{Title: title, Command: command}
	for _, a := range arguments {
		raw, err := state.Marshal(a)
		if err != nil {
			raw = json.RawMessage("null") // strings, positions and locations can be encoded
		}
		run.Arguments = append(run.Arguments, protocol.LSPAny(raw))
	}
	return protocol.CodeLens{Range: state.SpanToRange(d.Buf, span, snap.Encoding), Command: run}
}
