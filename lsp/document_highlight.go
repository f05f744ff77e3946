package lsp

import (
	"context"
	"slices"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// documentHighlight answers textDocument/documentHighlight: the places of a name in the manifest.
// It asks no files: what is highlighted follows the cursor.
func documentHighlight(ctx context.Context, snap *state.Snapshot, p *state.PositionParams) ([]protocol.DocumentHighlight, error) {
	d, found, err := placesFor(ctx, snap, p, func(f *manifest.File, offset int, _ *files.View) (navigation.Places, bool) {
		found, ok := navigation.PlacesAt(f, offset, nil)
		found.Pending = false
		return found, ok
	})
	out := []protocol.DocumentHighlight{}
	if d == nil || err != nil {
		return out, err
	}
	add := func(places []navigation.Place, kind protocol.DocumentHighlightKind) {
		for _, place := range places {
			if place.Source == nil {
				out = append(out, protocol.DocumentHighlight{Range: state.SpanToRange(d.Buf, place.Span, snap.Encoding), Kind: kind})
			}
		}
	}
	add(found.Definitions, protocol.DocumentHighlightKindWrite)
	add(found.Uses, protocol.DocumentHighlightKindRead)
	slices.SortStableFunc(out, func(a, b protocol.DocumentHighlight) int { return comparePositions(a.Range.Start, b.Range.Start) })
	return out, nil
}

// comparePositions tells which of two positions comes first: it is negative where a does.
func comparePositions(a, b protocol.Position) int {
	if a.Line != b.Line {
		return int(a.Line) - int(b.Line)
	}
	return int(a.Character) - int(b.Character)
}
