package lsp

import (
	"context"
	"hash/fnv"
	"slices"
	"strconv"
	"sync"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
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
func semanticTokens(_ context.Context, snap *snapshot, p *documentParams) (*protocol.SemanticTokens, error) {
	d := snap.manifestAt(p.key())
	if d == nil {
		return nil, nil
	}
	data := encodeTokens(snap, d, text.Span{Start: 0, End: d.buf.Len()})
	id := snap.tokens.keep(snap, d, data)
	return &protocol.SemanticTokens{ResultID: &id, Data: data}, nil
}

// semanticTokensRange answers textDocument/semanticTokens/range.
func semanticTokensRange(_ context.Context, snap *snapshot, p *rangeParams) (*protocol.SemanticTokens, error) {
	d := snap.manifestAt(p.key())
	if d == nil {
		return nil, nil
	}
	span, err := p.Range.toSpan(d.buf, snap.encoding)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	return &protocol.SemanticTokens{Data: encodeTokens(snap, d, span)}, nil
}

// semanticTokensDeltaParams are the parameters of textDocument/semanticTokens/full/delta.
type semanticTokensDeltaParams struct {
	documentParams
	PreviousResultID string `json:"previousResultId"`
}

// semanticTokensDelta answers textDocument/semanticTokens/full/delta: with all tokens where the
// earlier answer is not kept any more.
func semanticTokensDelta(_ context.Context, snap *snapshot, p *semanticTokensDeltaParams) (any, error) {
	d := snap.manifestAt(p.key())
	if d == nil {
		return nil, nil
	}
	data := encodeTokens(snap, d, text.Span{Start: 0, End: d.buf.Len()})
	before, known := snap.tokens.find(d, p.PreviousResultID)
	id := snap.tokens.keep(snap, d, data)
	if !known {
		return &protocol.SemanticTokens{ResultID: &id, Data: data}, nil
	}
	return &protocol.SemanticTokensDelta{ResultID: &id, Edits: tokenEdits(before, data)}, nil
}

// encodeTokens writes tokens as the protocol does: five numbers each, lines and characters
// counted from the token before.
func encodeTokens(snap *snapshot, d *document, span text.Span) []uint32 {
	tokens := navigation.Tokens(d.file, span)
	out := make([]uint32, 0, 5*len(tokens))
	line, character := uint32(0), uint32(0)
	for _, t := range tokens {
		at := spanToRange(d.buf, t.Span, snap.encoding)
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

// keptTokens keeps the newest answer about each open document. It is shared by all snapshots and
// safe for concurrent use.
type keptTokens struct {
	mu   sync.Mutex
	kept map[uri.URI]tokenAnswer
}

// tokenAnswer is an answer, and what it is called.
type tokenAnswer struct {
	id   string
	data []uint32
}

// keep keeps an answer and returns its name, which depends on the answer alone. Answers about
// documents that are not open any more are dropped.
func (k *keptTokens) keep(snap *snapshot, d *document, data []uint32) string {
	hash := fnv.New64a()
	for _, n := range data {
		hash.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	}
	id := strconv.FormatUint(hash.Sum64(), 36)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept = map[uri.URI]tokenAnswer{}
	}
	for key := range k.kept {
		if snap.documents[key] == nil {
			delete(k.kept, key)
		}
	}
	k.kept[d.key] = tokenAnswer{id, data}
	return id
}

// find returns the answer with a name about a document.
func (k *keptTokens) find(d *document, id string) ([]uint32, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	kept := k.kept[d.key]
	return kept.data, kept.id == id && id != ""
}
