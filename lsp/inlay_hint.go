package lsp

import (
	"context"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// rangeParams are the parameters of what is about a part of a document.
type rangeParams struct {
	state.DocumentParams
	Range state.WireRange `json:"range"`
}

// inlayHint answers textDocument/inlayHint with the hints that the settings ask for.
func inlayHint(_ context.Context, snap *state.Snapshot, p *rangeParams) ([]protocol.InlayHint, error) {
	out := []protocol.InlayHint{}
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return out, nil
	}
	span, err := p.Range.ToSpan(d.Buf, snap.Encoding)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	kinds := snap.SettingsOf(d.Key).Display.Hints
	if kinds == 0 {
		return out, nil
	}
	padded := true
	for _, h := range navigation.Hints(d.File, span, kinds) {
		out = append(out, protocol.InlayHint{
			Position: state.OffsetToPosition(d.Buf, h.At, snap.Encoding), Label: protocol.String(h.Label), PaddingLeft: &padded,
		})
	}
	return out, nil
}
