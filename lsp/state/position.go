package state

import (
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
)

// SpanToRange converts a span, clamped to the text.
func SpanToRange(b *text.Buffer, s text.Span, enc text.Encoding) protocol.Range {
	return protocol.Range{Start: OffsetToPosition(b, s.Start, enc), End: OffsetToPosition(b, s.End, enc)}
}

// OffsetToPosition converts a byte offset, clamped to the text.
func OffsetToPosition(b *text.Buffer, offset int, enc text.Encoding) protocol.Position {
	p := b.PositionAt(offset, enc)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Character)}
}
