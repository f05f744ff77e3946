package state

import (
	"encoding/json"

	"forge-manifest-ls/internal/text"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/uri"
)

// DocumentParams are the parameters of what is about one document. Parameters have
// types of their own, with only what is read: one odd value among the rest is no
// reason to refuse a call.
type DocumentParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
}

// Key is the address of the document as the snapshot knows it.
func (p *DocumentParams) Key() uri.URI { return Canonical(p.TextDocument.URI) }

func (p *DocumentParams) validate() error {
	if p.TextDocument.URI == "" {
		return jsonrpc2.NewError(jsonrpc2.InvalidParams, "textDocument.uri is missing")
	}
	return nil
}

// PositionParams are the parameters of what is about a place in a document.
type PositionParams struct {
	DocumentParams
	Position WirePosition `json:"position"`
}

// Offset is the byte offset of the place. Its errors are answers to a call.
func (p *PositionParams) Offset(b *text.Buffer, enc text.Encoding) (int, error) {
	if p.Position.Line == nil || p.Position.Character == nil {
		return 0, jsonrpc2.NewError(jsonrpc2.InvalidParams, "the position lacks a line or a character")
	}
	return b.OffsetAt(p.Position.toText(), enc), nil
}

// Decode decodes parameters. Its errors are answers to a call.
func Decode(raw jsonrpc2.RawMessage, params any) error {
	switch {
	case len(raw) == 0:
		return jsonrpc2.NewError(jsonrpc2.InvalidParams, "the parameters are missing")
	case raw[0] != '{':
		return jsonrpc2.NewError(jsonrpc2.InvalidParams, "the parameters must be an object")
	}
	err := json.Unmarshal(raw, params)
	switch {
	case err != nil && !json.Valid(raw):
		return jsonrpc2.Errorf(jsonrpc2.ParseError, "the parameters are not valid JSON: %v", err)
	case err != nil:
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the parameters are not valid: %v", err)
	}
	if p, ok := params.(interface{ validate() error }); ok {
		return p.validate()
	}
	return nil
}
