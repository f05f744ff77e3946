package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"go.lsp.dev/jsonrpc2"
)

// diagnosticParams are the parameters of textDocument/diagnostic.
type diagnosticParams struct {
	documentParams
	PreviousResultID *string `json:"previousResultId"`
}

// documentDiagnostic answers textDocument/diagnostic. A document that is not open
// has no diagnostics.
func documentDiagnostic(ctx context.Context, snap *snapshot, p *diagnosticParams) (jsonrpc2.RawMessage, error) {
	previous := ""
	if p.PreviousResultID != nil {
		previous = *p.PreviousResultID
	}
	d := snap.documents[p.key()]
	return withBuffer(func(out []byte) ([]byte, error) {
		return appendReport(ctx, out, snap, d, previous, "")
	})
}

// appendReport appends a report on a document, which is nil when it is not open: a full one,
// or one that says that nothing has changed since the previous one. The report is named by
// what is in it, so that an edit that changes no diagnostic needs no new one. rest is what
// else there is to say in it, with a comma in front.
func appendReport(ctx context.Context, out []byte, snap *snapshot, d *document, previous, rest string) ([]byte, error) {
	const full = `{"kind":"full","items":`
	start := len(out)
	out = append(out, full...)
	if d == nil {
		out = append(out, "[]"...)
	} else {
		var err error
		if out, err = appendItems(ctx, out, snap, d, snap.client.pull); err != nil {
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
