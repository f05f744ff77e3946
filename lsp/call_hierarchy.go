package lsp

import (
	"context"
	"encoding/json"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// callItemData is what an item of a call hierarchy carries along beside its place, so that it is
// found again: a handler lies in a file that belongs to more than one manifest.
type callItemData struct {
	Manifest string `json:"manifest"`
	Kind     uint8  `json:"kind"`
	Name     string `json:"name"`
	Handler  string `json:"handler,omitempty"`
}

// prepareCallHierarchy answers textDocument/prepareCallHierarchy: what at a place sets something
// off, or is set off.
func prepareCallHierarchy(ctx context.Context, snap *state.Snapshot, p *state.PositionParams) ([]protocol.CallHierarchyItem, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	offset, err := p.Offset(d.Buf, snap.Encoding)
	if err != nil {
		return nil, err
	}
	found, ok := navigation.CallableAt(d.File, offset, snap.Around(d.Key))
	if !ok {
		return nil, ctx.Err()
	}
	return []protocol.CallHierarchyItem{callItem(snap, d, found)}, ctx.Err()
}

// callItem converts a callable.
func callItem(snap *state.Snapshot, d *state.Document, c navigation.Callable) protocol.CallHierarchyItem {
	kinds := map[navigation.CallableKind]protocol.SymbolKind{
		navigation.CalledEntry: protocol.SymbolKindClass, navigation.CalledEvent: protocol.SymbolKindEvent, navigation.CalledHandler: protocol.SymbolKindFunction,
	}
	address, buf := placeIn(d, c.Place)
	data, _ := json.Marshal(callItemData{string(d.URI), uint8(c.Kind), c.Name, c.Handler}) // strings and a number
	return protocol.CallHierarchyItem{
		Name: c.Name, Kind: kinds[c.Kind], Detail: &c.Detail, URI: address,
		Range: state.SpanToRange(buf, c.Place.Whole, snap.Encoding), SelectionRange: state.SpanToRange(buf, c.Place.Span, snap.Encoding),
		Data: protocol.LSPAny(data),
	}
}

// callsParams are the parameters of callHierarchy/incomingCalls and callHierarchy/outgoingCalls.
type callsParams struct {
	Item struct {
		Range          state.WireRange `json:"range"`
		SelectionRange state.WireRange `json:"selectionRange"`
		Data           callItemData    `json:"data"`
	} `json:"item"`
}

// incomingCalls answers callHierarchy/incomingCalls: what sets an item off.
func incomingCalls(ctx context.Context, snap *state.Snapshot, p *callsParams) ([]protocol.CallHierarchyIncomingCall, error) {
	out := []protocol.CallHierarchyIncomingCall{}
	d, _, calls := callsOf(ctx, snap, p, navigation.Incoming)
	for _, c := range calls {
		item := callItem(snap, d, c.Other)
		_, buf := placeIn(d, c.Other.Place)
		out = append(out, protocol.CallHierarchyIncomingCall{From: item, FromRanges: spanRanges(buf, c.From, snap.Encoding)})
	}
	return out, ctx.Err()
}

// outgoingCalls answers callHierarchy/outgoingCalls: what an item sets off.
func outgoingCalls(ctx context.Context, snap *state.Snapshot, p *callsParams) ([]protocol.CallHierarchyOutgoingCall, error) {
	out := []protocol.CallHierarchyOutgoingCall{}
	d, from, calls := callsOf(ctx, snap, p, navigation.Outgoing)
	for _, c := range calls {
		_, buf := placeIn(d, from.Place)
		out = append(out, protocol.CallHierarchyOutgoingCall{To: callItem(snap, d, c.Other), FromRanges: spanRanges(buf, c.From, snap.Encoding)})
	}
	return out, ctx.Err()
}

// callsOf finds the calls of an item. The document is nil where the item is not known any more.
func callsOf(ctx context.Context, s *state.Snapshot, p *callsParams, find func(*manifest.File, navigation.Callable, *files.View) navigation.Calls) (*state.Document, navigation.Callable, []navigation.Call) {
	d := s.ManifestAt(state.Canonical(p.Item.Data.Manifest))
	if d == nil {
		return nil, navigation.Callable{}, nil
	}
	item, ok := callableAt(s, d, p)
	if !ok {
		return nil, item, nil
	}
	var found navigation.Calls
	s.Await(ctx, placePatience, func() (pending bool) {
		found = find(d.File, item, s.Around(d.Key))
		return found.Pending
	})
	return d, item, found.List
}

// callableAt is the item as it is in the document by now.
func callableAt(s *state.Snapshot, d *state.Document, p *callsParams) (navigation.Callable, bool) {
	data := p.Item.Data
	if navigation.CallableKind(data.Kind) == navigation.CalledHandler {
		return navigation.HandlerCallable(d.File, data.Handler, s.Around(d.Key))
	}
	selection, err := p.Item.SelectionRange.ToSpan(d.Buf, s.Encoding)
	if err != nil {
		return navigation.Callable{}, false
	}
	whole, err := p.Item.Range.ToSpan(d.Buf, s.Encoding)
	return navigation.Callable{
		Kind: navigation.CallableKind(data.Kind), Name: data.Name, Place: navigation.Place{Span: selection, Whole: whole},
	}, err == nil
}

// spanRanges converts spans.
func spanRanges(b *text.Buffer, spans []text.Span, enc text.Encoding) []protocol.Range {
	out := make([]protocol.Range, len(spans))
	for i, s := range spans {
		out[i] = state.SpanToRange(b, s, enc)
	}
	return out
}
