package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// diagnosticParams are the parameters of textDocument/diagnostic.
type diagnosticParams struct {
	documentParams
	PreviousResultID *string `json:"previousResultId"`
}

// documentDiagnostic answers textDocument/diagnostic. A document that is not open
// has no diagnostics.
func documentDiagnostic(ctx context.Context, snap *snapshot, p *diagnosticParams) (jsonrpc2.RawMessage, error) {
	items := []protocol.Diagnostic{}
	if d := snap.documents[p.key()]; d != nil {
		items = documentItems(ctx, snap, d, snap.client.pull)
	}
	report, id, err := encodeReport(items)
	if err != nil {
		return nil, err
	}
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		return protocol.Marshal(&protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: unchangedReport(id),
		})
	}
	// The id goes into what is encoded already: there may be hundreds of diagnostics.
	return append(report[:len(report)-1], `,"resultId":"`+id+`"}`...), nil
}

func unchangedReport(id string) protocol.UnchangedDocumentDiagnosticReport {
	return protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id}
}

func fullReport(items []protocol.Diagnostic) protocol.FullDocumentDiagnosticReport {
	return protocol.FullDocumentDiagnosticReport{Kind: "full", Items: items}
}

// encodeReport encodes a full report without its id, and names it by what is in it, so
// that an edit that changes no diagnostic needs no new one.
func encodeReport(items []protocol.Diagnostic) (report []byte, id string, err error) {
	report, err = protocol.Marshal(&protocol.RelatedFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: fullReport(items)})
	hash := sha256.Sum256(report)
	return report, hex.EncodeToString(hash[:12]), err
}
