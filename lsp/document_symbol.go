package lsp

import (
	"context"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// documentSymbol answers textDocument/documentSymbol: a tree for clients that can
// show one, else a list.
func documentSymbol(_ context.Context, snap *state.Snapshot, p *state.DocumentParams) (protocol.DocumentSymbolResult, error) {
	d := snap.ManifestAt(p.Key())
	var symbols []navigation.Symbol
	if d != nil {
		symbols = navigation.Symbols(d.File)
	}
	if snap.Client.NestedSymbols {
		return nestedSymbols(symbols, d, snap.Encoding), nil
	}
	return flatSymbols(protocol.SymbolInformationSlice{}, symbols, "", d, snap.Encoding), nil
}

func nestedSymbols(symbols []navigation.Symbol, d *state.Document, enc text.Encoding) protocol.DocumentSymbolSlice {
	out := make(protocol.DocumentSymbolSlice, len(symbols))
	for i, s := range symbols {
		out[i] = protocol.DocumentSymbol{
			Name:           state.SymbolName(s),
			Kind:           state.SymbolKinds[s.Kind],
			Range:          state.SpanToRange(d.Buf, s.Span, enc),
			SelectionRange: state.SpanToRange(d.Buf, s.Selection, enc),
			Children:       nestedSymbols(s.Children, d, enc),
		}
		if s.Detail != "" {
			out[i].Detail = &symbols[i].Detail
		}
		if len(s.Children) == 0 {
			out[i].Children = nil
		}
	}
	return out
}

func flatSymbols(out protocol.SymbolInformationSlice, symbols []navigation.Symbol, container string, d *state.Document, enc text.Encoding) protocol.SymbolInformationSlice {
	for _, s := range symbols {
		info := protocol.SymbolInformation{
			BaseSymbolInformation: protocol.BaseSymbolInformation{Name: state.SymbolName(s), Kind: state.SymbolKinds[s.Kind]},
			Location:              protocol.Location{URI: d.URI, Range: state.SpanToRange(d.Buf, s.Span, enc)},
		}
		if container != "" {
			info.ContainerName = &container
		}
		out = append(out, info)
		out = flatSymbols(out, s.Children, info.Name, d, enc)
	}
	return out
}
