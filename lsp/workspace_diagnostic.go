package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// workspaceDiagnosticParams are the parameters of workspace/diagnostic.
type workspaceDiagnosticParams struct {
	PreviousResultIDs []struct {
		URI   string `json:"uri"`
		Value string `json:"value"`
	} `json:"previousResultIds"`
}

// workspaceDiagnostic answers workspace/diagnostic: the open documents, and the
// manifests in the workspace folders that are not open.
func workspaceDiagnostic(ctx context.Context, snap *snapshot, p *workspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	previous := map[uri.URI]string{}
	for _, id := range p.PreviousResultIDs {
		previous[canonical(id.URI)] = id.Value
	}
	report := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	add := func(d *document, version *int32) error {
		items := documentItems(ctx, snap, d, snap.client.pull)
		_, id, err := encodeReport(items)
		if err != nil {
			return err
		}
		if previous[d.key] == id {
			report.Items = append(report.Items, &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
				UnchangedDocumentDiagnosticReport: unchangedReport(id), URI: d.uri, Version: version,
			})
			return nil
		}
		full := fullReport(items)
		full.ResultID = &id
		report.Items = append(report.Items, &protocol.WorkspaceFullDocumentDiagnosticReport{
			FullDocumentDiagnosticReport: full, URI: d.uri, Version: version,
		})
		return nil
	}
	for _, d := range snap.open() {
		if err := add(d, &d.version); err != nil {
			return nil, err
		}
	}
	for _, d := range snap.closedManifests(ctx) {
		if err := add(d, nil); err != nil {
			return nil, err
		}
	}
	return report, ctx.Err()
}
