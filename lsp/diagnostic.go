package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
)

// diagnosticParams are the parameters of textDocument/diagnostic.
type diagnosticParams struct {
	state.DocumentParams
	Identifier       string  `json:"identifier"`
	PreviousResultID *string `json:"previousResultId"`
}

// documentDiagnostic answers textDocument/diagnostic. A document that is not open
// has no diagnostics.
func documentDiagnostic(ctx context.Context, snap *state.Snapshot, p *diagnosticParams) (jsonrpc2.RawMessage, error) {
	previous := ""
	if p.PreviousResultID != nil {
		previous = *p.PreviousResultID
	}
	d := snap.Documents[p.Key()]
	if d != nil && !snap.Client.Asks(p.Identifier, d.Source) {
		d = nil
	}
	return state.WithBuffer(func(out []byte) ([]byte, error) {
		return appendReport(ctx, out, snap, d, previous, "")
	})
}

// appendReport appends a report on a document, which is nil when it is not open: a full one,
// or one that says that nothing has changed since the previous one. The report is named by
// what is in it, so that an edit that changes no diagnostic needs no new one. rest is what
// else there is to say in it, with a comma in front.
func appendReport(ctx context.Context, out []byte, snap *state.Snapshot, d *state.Document, previous, rest string) ([]byte, error) {
	const full = `{"kind":"full","items":`
	start := len(out)
	out = append(out, full...)
	if d == nil {
		out = append(out, "[]"...)
	} else {
		var err error
		if out, err = appendItems(ctx, out, snap, d, snap.Client.Pull); err != nil {
			return nil, err
		}
	}
	hash := sha256.Sum256(out[start+len(full):])
	id := hex.EncodeToString(hash[:12])
	if previous == id {
		out = append(out[:start], `{"kind":"unchanged"`...)
	}
	out = append(append(append(out, `,"resultId":"`...), id...), '"')
	return append(append(out, rest...), '}'), nil
}
