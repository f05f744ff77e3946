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
// found again: the text may be another by then, and a handler lies in a file that belongs to more than one manifest.
type callItemData struct {
	Manifest string `json:"manifest"`
	Kind     uint8  `json:"kind"`
	Name     string `json:"name"`
	Handler  string `json:"handler,omitempty"`
	Section  string `json:"section,omitempty"`
	Type     string `json:"type,omitempty"`
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
	var found navigation.Callable
	var ok bool
	snap.Await(ctx, placePatience, func() (pending bool) {
		around, gaps := snap.Around(d.Key).Noting()
		found, ok = navigation.CallableAt(d.File, offset, around)
		return gaps.Some()
	})
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
	data, _ := json.Marshal(callItemData{string(d.URI), uint8(c.Kind), c.Name, c.Handler, c.Section, c.Type}) // strings and a number
	return protocol.CallHierarchyItem{
		Name: c.Name, Kind: kinds[c.Kind], Detail: &c.Detail, URI: address,
		Range: state.SpanToRange(buf, c.Place.Whole, snap.Encoding), SelectionRange: state.SpanToRange(buf, c.Place.Span, snap.Encoding),
		Data: protocol.LSPAny(data),
	}
}

// callsParams are the parameters of callHierarchy/incomingCalls and callHierarchy/outgoingCalls.
type callsParams struct {
	Item struct {
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
	s.Settle(ctx, placePatience)
	item, ok := callableOf(s, d, p)
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

// callableOf is the item as it is in the document by now.
func callableOf(s *state.Snapshot, d *state.Document, p *callsParams) (navigation.Callable, bool) {
	data := p.Item.Data
	was, _ := p.Item.SelectionRange.ToSpan(d.Buf, s.Encoding) // without it, the first one of the name is meant
	c := navigation.Callable{
		Kind: navigation.CallableKind(data.Kind), Name: data.Name, Handler: data.Handler, Section: data.Section, Type: data.Type, Place: navigation.Place{Span: was},
	}
	return c.In(d.File, s.Around(d.Key))
}

// spanRanges converts spans.
func spanRanges(b *text.Buffer, spans []text.Span, enc text.Encoding) []protocol.Range {
	out := make([]protocol.Range, len(spans))
	for i, s := range spans {
		out[i] = state.SpanToRange(b, s, enc)
	}
	return out
}
