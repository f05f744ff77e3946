package lsp

import (
	"context"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// maxSelections is how many places a client may ask about at once.
const maxSelections = 1000

// selectionRangeParams are the parameters of textDocument/selectionRange.
type selectionRangeParams struct {
	state.DocumentParams
	Positions []state.WirePosition `json:"positions"`
}

// selectionRange answers textDocument/selectionRange: for each place the spans around it, the
// narrowest first. The answer about a document that is not a Forge manifest is null.
func selectionRange(ctx context.Context, snap *state.Snapshot, p *selectionRangeParams) (any, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	if len(p.Positions) > maxSelections {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there are more than %d positions", maxSelections)
	}
	out := make([]protocol.SelectionRange, 0, len(p.Positions))
	for _, position := range p.Positions {
		at := state.PositionParams{DocumentParams: p.DocumentParams, Position: position}
		offset, err := at.Offset(d.Buf, snap.Encoding)
		if err != nil {
			return nil, err
		}
		out = append(out, nestSelections(snap, d, offset))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return out, nil
}

// nestSelections returns the narrowest selection at an offset, with the others as its parents.
func nestSelections(snap *state.Snapshot, d *state.Document, offset int) protocol.SelectionRange {
	spans := navigation.Selections(d.File, offset)
	var parent *protocol.SelectionRange
	for i := len(spans) - 1; i >= 0; i-- {
		parent = &protocol.SelectionRange{Range: state.SpanToRange(d.Buf, spans[i], snap.Encoding), Parent: parent}
	}
	return *parent
}
