package lsp

import (
	"context"

	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// linkedPattern is what may be typed into places that are written together.
const linkedPattern = `[A-Za-z0-9_-]*`

// linkedEditingRange answers textDocument/linkedEditingRange: the key at the cursor and all
// that names it, or null.
func linkedEditingRange(_ context.Context, snap *snapshot, p *positionParams) (*protocol.LinkedEditingRanges, error) {
	d := snap.manifestAt(p.key())
	if d == nil {
		return nil, nil
	}
	offset, err := p.offset(d.buf, snap.encoding)
	if err != nil {
		return nil, err
	}
	spans := navigation.LinkedNames(d.file, offset)
	if len(spans) == 0 {
		return nil, nil
	}
	pattern := linkedPattern
	out := &protocol.LinkedEditingRanges{WordPattern: &pattern}
	for _, s := range spans {
		out.Ranges = append(out.Ranges, spanToRange(d.buf, s, snap.encoding))
	}
	return out, nil
}
