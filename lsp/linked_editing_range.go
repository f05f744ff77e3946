package lsp

import (
	"context"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// linkedPattern is what may be typed into places that are written together.
const linkedPattern = `[A-Za-z0-9_-]*`

// linkedEditingRange answers textDocument/linkedEditingRange: the key at the cursor and all
// that names it, or null.
func linkedEditingRange(_ context.Context, snap *state.Snapshot, p *state.PositionParams) (*protocol.LinkedEditingRanges, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	offset, err := p.Offset(d.Buf, snap.Encoding)
	if err != nil {
		return nil, err
	}
	spans := navigation.LinkedNames(d.File, offset)
	if len(spans) == 0 {
		return nil, nil
	}
	pattern := linkedPattern
	out := &protocol.LinkedEditingRanges{WordPattern: &pattern}
	for _, s := range spans {
		out.Ranges = append(out.Ranges, state.SpanToRange(d.Buf, s, snap.Encoding))
	}
	return out, nil
}
