package lsp

import (
	"context"
	"strconv"

	"go.lsp.dev/jsonrpc2"
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
func workspaceDiagnostic(ctx context.Context, snap *snapshot, p *workspaceDiagnosticParams) (jsonrpc2.RawMessage, error) {
	previous := map[uri.URI]string{}
	for _, id := range p.PreviousResultIDs {
		previous[canonical(id.URI)] = id.Value
	}
	out := []byte(`{"items":[`)
	add := func(d *document, version string) error {
		if len(out) > len(`{"items":[`) {
			out = append(out, ',')
		}
		where := appendString([]byte(`,"uri":`), string(d.uri))
		var err error
		out, err = appendReport(ctx, out, snap, d, previous[d.key], string(where)+`,"version":`+version)
		return err
	}
	for _, d := range snap.open() {
		if err := add(d, strconv.Itoa(int(d.version))); err != nil {
			return nil, err
		}
	}
	for _, d := range snap.closedManifests(ctx) {
		if err := add(d, "null"); err != nil {
			return nil, err
		}
	}
	return append(out, "]}"...), ctx.Err()
}
