package lsp

import (
	"context"
	"encoding/json"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// codeLens answers textDocument/codeLens: how often a key is named, and the page about a module
// type.
func codeLens(ctx context.Context, snap *snapshot, p *documentParams) ([]protocol.CodeLens, error) {
	out := []protocol.CodeLens{}
	d := snap.manifestAt(p.key())
	if d == nil {
		return out, nil
	}
	kinds := snap.client.lenses &^ snap.settingsOf(d.key).display.hidden
	if kinds&lensDocumentation != 0 {
		for _, lens := range navigation.DocumentationLenses(d.file) {
			out = append(out, newLens(snap, d, lens, "Documentation", openDocumentation, lens.Link))
		}
	}
	if kinds&lensUses != 0 {
		for _, lens := range navigation.UseLenses(d.file) {
			locations := make([]protocol.Location, len(lens.Uses))
			for i, use := range lens.Uses {
				locations[i] = protocol.Location{URI: d.uri, Range: spanToRange(d.buf, use, snap.encoding)}
			}
			at := offsetToPosition(d.buf, lens.Span.Start, snap.encoding)
			out = append(out, newLens(snap, d, lens, prose.Count(len(lens.Uses), "use", "uses"), showReferences, d.uri, at, locations))
		}
	}
	return out, ctx.Err()
}

// newLens returns a lens that runs a command.
func newLens(snap *snapshot, d *document, lens navigation.Lens, title, command string, arguments ...any) protocol.CodeLens {
	run := protocol.Command{Title: title, Command: command}
	for _, a := range arguments {
		raw, err := protocol.Marshal(a)
		if err != nil {
			raw = json.RawMessage("null") // strings, positions and locations can be encoded
		}
		run.Arguments = append(run.Arguments, protocol.LSPAny(raw))
	}
	return protocol.CodeLens{Range: spanToRange(d.buf, lens.Span, snap.encoding), Command: run}
}
