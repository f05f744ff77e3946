package lsp

import (
	"context"
	"time"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// callPatience is how long the server waits for an answer of the client.
const callPatience = 30 * time.Second

// call asks the client something and returns the answer, which is empty for null.
// It must not run on the reader, which reads the answer.
func (s *server) call(ctx context.Context, method string, params any) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, callPatience)
	defer cancel()
	var r state.Reply
	if err := protocol.Call(ctx, s.conn, method, params, &r); err != nil {
		return nil, err
	}
	return r.Result, nil
}
