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

// LocationsOf converts spans of a document.
func LocationsOf(d *Document, spans []text.Span, enc text.Encoding) []protocol.Location {
	locations := make([]protocol.Location, len(spans))
	for i, span := range spans {
		locations[i] = protocol.Location{URI: d.URI, Range: SpanToRange(d.Buf, span, enc)}
	}
	return locations
}
