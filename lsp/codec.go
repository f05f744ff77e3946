package lsp

import (
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// codec encodes with the protocol's own encoders, which know its unions.
type codec struct{}

// Marshal implements [jsonrpc2.Codec].
func (codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(jsonrpc2.RawMessage); ok {
		return raw, nil
	}
	return protocol.Marshal(v)
}

// Unmarshal implements [jsonrpc2.Codec]. It runs on the reader.
func (codec) Unmarshal(data []byte, v any) error {
	if r, ok := v.(*reply); ok {
		r.result = slices.Clone(data)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// reply is an answer of the client, to be decoded by who asked: on the reader there is
// neither time for it nor anybody to mind its mistakes.
type reply struct{ result []byte } // empty for null
