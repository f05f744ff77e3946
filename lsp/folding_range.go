package lsp

import (
	"context"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// foldingKinds are the names of folds that say more than that something is hidden.
var foldingKinds = map[navigation.FoldKind]protocol.FoldingRangeKind{
	navigation.FoldComment: protocol.FoldingRangeKindComment,
	navigation.FoldRegion:  protocol.FoldingRangeKindRegion,
}

// foldingRange answers textDocument/foldingRange. The answer about a document that is not a
// Forge manifest is null: an editor then folds by indentation.
func foldingRange(_ context.Context, snap *state.Snapshot, p *state.DocumentParams) (any, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	can := snap.Client.Folding
	folds := navigation.Folds(d.File)
	if can.Limit > 0 && len(folds) > can.Limit {
		folds = navigation.ShallowFolds(folds, can.Limit)
	}
	return state.MarshalEach(len(folds), func(i int, out *protocol.FoldingRange) error {
		*out = foldToProtocol(d.Buf, folds[i], snap.Encoding, can.Lines)
		return nil
	})
}

// foldToProtocol converts a fold: by lines, or by characters.
func foldToProtocol(buf *text.Buffer, f navigation.Fold, enc text.Encoding, lines bool) protocol.FoldingRange {
	kind := foldingKinds[f.Kind]
	if lines {
		return protocol.FoldingRange{StartLine: uint32(buf.LineAt(f.Span.Start)), EndLine: uint32(f.LastLine(buf)), Kind: kind}
	}
	shown := state.SpanToRange(buf, f.Span, enc)
	return protocol.FoldingRange{
		StartLine: shown.Start.Line, StartCharacter: &shown.Start.Character, EndLine: shown.End.Line, EndCharacter: &shown.End.Character, Kind: kind,
	}
}
