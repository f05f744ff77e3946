package lsp

import (
	"context"

	"forge-manifest-ls/format"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// formatting answers textDocument/formatting. What the client would indent by is not asked:
// manifests are indented by two.
func formatting(ctx context.Context, snap *state.Snapshot, p *state.DocumentParams) ([]protocol.TextEdit, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	return editsToProtocol(ctx, snap, d, format.Edits(d.File))
}

// rangeFormatting answers textDocument/rangeFormatting.
func rangeFormatting(ctx context.Context, snap *state.Snapshot, p *rangeParams) ([]protocol.TextEdit, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	span, err := p.Range.ToSpan(d.Buf, snap.Encoding)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	return editsToProtocol(ctx, snap, d, format.EditsIn(d.File, wholeLines(d.Buf, span)))
}

// wholeLines is a span without the start of a line at which nothing is selected: people select
// lines up to there.
func wholeLines(buf *text.Buffer, span text.Span) text.Span {
	if line := buf.Line(buf.LineAt(span.End)); span.End == line.Start && span.End > span.Start {
		span.End = buf.Line(buf.LineAt(span.End) - 1).End
	}
	return span
}

// onTypeFormattingParams are the parameters of textDocument/onTypeFormatting.
type onTypeFormattingParams struct {
	state.PositionParams
	Ch string `json:"ch"`
}

// onTypeFormatting answers textDocument/onTypeFormatting: it indents the line that has just
// begun.
func onTypeFormatting(ctx context.Context, snap *state.Snapshot, p *onTypeFormattingParams) ([]protocol.TextEdit, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil || p.Ch != state.Enter {
		return nil, nil
	}
	offset, err := p.Offset(d.Buf, snap.Encoding)
	if err != nil {
		return nil, err
	}
	return editsToProtocol(ctx, snap, d, format.AfterEnter(d.File, offset))
}

// editsToProtocol converts edits, unless nobody waits for them any more.
func editsToProtocol(ctx context.Context, snap *state.Snapshot, d *state.Document, edits []text.Edit) ([]protocol.TextEdit, error) {
	return textEdits(d.Buf, edits, snap.Encoding), ctx.Err()
}
