package lsp

import (
	"context"

	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// rangeParams are the parameters of what is about a part of a document.
type rangeParams struct {
	documentParams
	Range wireRange `json:"range"`
}

// inlayHint answers textDocument/inlayHint with the hints that the settings ask for.
func inlayHint(_ context.Context, snap *snapshot, p *rangeParams) ([]protocol.InlayHint, error) {
	out := []protocol.InlayHint{}
	d := snap.manifestAt(p.key())
	if d == nil {
		return out, nil
	}
	span, err := p.Range.toSpan(d.buf, snap.encoding)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	kinds := snap.settingsOf(d.key).display.hints
	if kinds == 0 {
		return out, nil
	}
	padded := true
	for _, h := range navigation.Hints(d.file, span, kinds) {
		out = append(out, protocol.InlayHint{
			Position: offsetToPosition(d.buf, h.At, snap.encoding), Label: protocol.String(h.Label), PaddingLeft: &padded,
		})
	}
	return out, nil
}
