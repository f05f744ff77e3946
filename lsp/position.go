package lsp

import (
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
)

// spanToRange converts a span, clamped to the text.
func spanToRange(b *text.Buffer, s text.Span, enc text.Encoding) protocol.Range {
	return protocol.Range{Start: offsetToPosition(b, s.Start, enc), End: offsetToPosition(b, s.End, enc)}
}

// offsetToPosition converts a byte offset, clamped to the text.
func offsetToPosition(b *text.Buffer, offset int, enc text.Encoding) protocol.Position {
	p := b.PositionAt(offset, enc)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Character)}
}
