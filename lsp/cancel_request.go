package lsp

import (
	"encoding/json"
	"fmt"

	"go.lsp.dev/jsonrpc2"
)

// cancelParams are the parameters of $/cancelRequest.
type cancelParams struct {
	ID json.RawMessage `json:"id"`
}

// cancelRequest cancels a call that is being answered; others are past that.
func (s *server) cancelRequest(p *cancelParams) error {
	var number int64
	var name string
	switch {
	case json.Unmarshal(p.ID, &number) == nil:
		s.calls.cancel(jsonrpc2.NewNumberID(number))
	case json.Unmarshal(p.ID, &name) == nil:
		s.calls.cancel(jsonrpc2.NewStringID(name))
	default:
		return fmt.Errorf("%.40q is not the id of a call", p.ID)
	}
	return nil
}
