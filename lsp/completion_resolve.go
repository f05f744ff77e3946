package lsp

import (
	"context"
	"encoding/json"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// resolveCompletion answers completionItem/resolve: it adds the documentation. The item
// says what it said when the list was made, whatever has been typed since.
func resolveCompletion(ctx context.Context, snap *state.Snapshot, item *state.Unresolved) (jsonrpc2.RawMessage, error) {
	var label, sort string
	var data struct {
		List state.WireInt `json:"list"`
	}
	for key, into := range map[string]any{"label": &label, "sortText": &sort, "data": &data} {
		// An item of another server, or one that a client has changed, stays as it is.
		_ = json.Unmarshal((*item)[key], into)
	}
	if found := snap.Lists.Find(int(data.List), label, sort); found != nil {
		if tooltip := snap.Client.Completion.Documentation.Tooltip(found.Documentation()); tooltip != nil {
			raw, err := protocol.Marshal(tooltip)
			if err != nil {
				return nil, err
			}
			(*item)["documentation"] = raw
		}
	}
	return item.Encode(ctx)
}
