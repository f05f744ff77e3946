package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"go.lsp.dev/protocol"
)

// diagnosticParams are the parameters of textDocument/diagnostic.
type diagnosticParams struct {
	documentParams
	PreviousResultID *string `json:"previousResultId"`
}

// documentDiagnostic answers textDocument/diagnostic. A document that is not open
// has no diagnostics.
func documentDiagnostic(ctx context.Context, snap *snapshot, p *diagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	items := []protocol.Diagnostic{}
	if d := snap.documents[p.key()]; d != nil {
		items = documentItems(ctx, snap, d, snap.client.pull)
	}
	id, err := resultID(items)
	if err != nil {
		return nil, err
	}
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: unchangedReport(id),
		}, nil
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{
		FullDocumentDiagnosticReport: fullReport(id, items),
	}, nil
}

func unchangedReport(id string) protocol.UnchangedDocumentDiagnosticReport {
	return protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id}
}

func fullReport(id string, items []protocol.Diagnostic) protocol.FullDocumentDiagnosticReport {
	return protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: items}
}

// resultID names a list of diagnostics by what is in it, so that an edit that
// changes no diagnostic needs no new list.
func resultID(items []protocol.Diagnostic) (string, error) {
	hash := sha256.New()
	var encoded []byte
	for i := range items {
		var err error
		if encoded, err = protocol.AppendMarshal(encoded[:0], items[i]); err != nil {
			return "", err
		}
		hash.Write(encoded)
	}
	return hex.EncodeToString(hash.Sum(nil)[:12]), nil
}
