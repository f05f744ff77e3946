package lsp

import (
	"context"
	"slices"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// tokenTypes are the names of the types of tokens, in the order of their numbers: names that
// the protocol gives, because colour themes know these.
var tokenTypes = []string{
	navigation.TokenSection: "namespace", navigation.TokenModule: "type", navigation.TokenProperty: "property",
	navigation.TokenKey: "class", navigation.TokenFunction: "function", navigation.TokenResource: "struct",
	navigation.TokenService: "interface", navigation.TokenAction: "method", navigation.TokenScope: "enumMember",
	navigation.TokenEvent: "event", navigation.TokenVariable: "variable", navigation.TokenText: "string",
}

// tokenModifiers are the names of the modifiers, by their bits. The last one is ours: themes
// can give it a colour by its name.
var tokenModifiers = []string{"declaration", "deprecated", "unresolved"}

// semanticTokensOptions are what the server says about tokens.
func semanticTokensOptions() *protocol.SemanticTokensOptions {
	delta := true
	return &protocol.SemanticTokensOptions{
		Legend: protocol.SemanticTokensLegend{TokenTypes: tokenTypes, TokenModifiers: tokenModifiers},
		Range:  protocol.Boolean(true),
		Full:   &protocol.SemanticTokensFullDelta{Delta: &delta},
	}
}

// semanticTokens answers textDocument/semanticTokens/full.
func semanticTokens(_ context.Context, snap *state.Snapshot, p *state.DocumentParams) (*protocol.SemanticTokens, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	data := encodeTokens(snap, d, text.Span{Start: 0, End: d.Buf.Len()})
	id := snap.Tokens.Keep(snap, d, data)
	return &protocol.SemanticTokens{ResultID: &id, Data: data}, nil
}

// semanticTokensRange answers textDocument/semanticTokens/range.
func semanticTokensRange(_ context.Context, snap *state.Snapshot, p *rangeParams) (*protocol.SemanticTokens, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	span, err := p.Range.ToSpan(d.Buf, snap.Encoding)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	return &protocol.SemanticTokens{Data: encodeTokens(snap, d, span)}, nil
}

// semanticTokensDeltaParams are the parameters of textDocument/semanticTokens/full/delta.
type semanticTokensDeltaParams struct {
	state.DocumentParams
	PreviousResultID string `json:"previousResultId"`
}

// semanticTokensDelta answers textDocument/semanticTokens/full/delta: with all tokens where the
// earlier answer is not kept any more.
func semanticTokensDelta(_ context.Context, snap *state.Snapshot, p *semanticTokensDeltaParams) (any, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	data := encodeTokens(snap, d, text.Span{Start: 0, End: d.Buf.Len()})
	before, known := snap.Tokens.Find(d, p.PreviousResultID)
	id := snap.Tokens.Keep(snap, d, data)
	if !known {
		return &protocol.SemanticTokens{ResultID: &id, Data: data}, nil
	}
	return &protocol.SemanticTokensDelta{ResultID: &id, Edits: tokenEdits(before, data)}, nil
}

// encodeTokens writes tokens as the protocol does: five numbers each, lines and characters
// counted from the token before.
func encodeTokens(snap *state.Snapshot, d *state.Document, span text.Span) []uint32 {
	tokens := navigation.Tokens(d.File, span)
	out := make([]uint32, 0, 5*len(tokens))
	line, character := uint32(0), uint32(0)
	for _, t := range tokens {
		at := state.SpanToRange(d.Buf, t.Span, snap.Encoding)
		if at.Start.Line != line {
			character = 0
		}
		out = append(out, at.Start.Line-line, at.Start.Character-character, at.End.Character-at.Start.Character, uint32(t.Type), uint32(t.Modifiers))
		line, character = at.Start.Line, at.Start.Character
	}
	return out
}

// tokenEdits returns what makes one list of numbers of another: one edit in the middle, or none.
func tokenEdits(before, after []uint32) []protocol.SemanticTokensEdit {
	if slices.Equal(before, after) {
		return []protocol.SemanticTokensEdit{}
	}
	start, shorter := 0, min(len(before), len(after))
	for start < shorter && before[start] == after[start] {
		start++
	}
	end := 0
	for end < shorter-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	return []protocol.SemanticTokensEdit{{
		Start: uint32(start), DeleteCount: uint32(len(before) - end - start), Data: after[start : len(after)-end],
	}}
}
