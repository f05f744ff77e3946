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
	out := make([]protocol.FoldingRange, len(folds))
	for i, f := range folds {
		out[i] = foldToProtocol(d.Buf, f, snap.Encoding, can.Lines)
	}
	return out, nil
}

// foldToProtocol converts a fold: by lines, or by characters.
func foldToProtocol(buf *text.Buffer, f navigation.Fold, enc text.Encoding, lines bool) protocol.FoldingRange {
	shown := state.SpanToRange(buf, f.Span, enc)
	out := protocol.FoldingRange{StartLine: shown.Start.Line, Kind: foldingKinds[f.Kind]}
	if lines {
		out.EndLine = uint32(f.LastLine(buf))
		return out
	}
	out.StartCharacter, out.EndLine, out.EndCharacter = &shown.Start.Character, shown.End.Line, &shown.End.Character
	return out
}
