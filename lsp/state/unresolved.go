package state

import (
	"cmp"
	"context"
	"encoding/json"

	"go.lsp.dev/jsonrpc2"
)

// Unresolved is an item of a list as the client sends it back, to be told the rest. What the server does not
// read is returned as it came.
type Unresolved map[string]json.RawMessage

// Encode returns the item as it has become, unless nobody waits for it any more.
func (u *Unresolved) Encode(ctx context.Context) (jsonrpc2.RawMessage, error) {
	raw, err := json.Marshal(*u)
	return raw, cmp.Or(err, ctx.Err())
}
