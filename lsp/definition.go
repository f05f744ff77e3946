package lsp

import (
	"context"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// definition answers textDocument/definition: where the name at a place is declared, in the
// manifest or in a file around it.
func definition(ctx context.Context, snap *state.Snapshot, p *state.PositionParams) (protocol.DefinitionResult, error) {
	return locate(ctx, snap, p, navigation.PlacesAt, snap.Client.Links.Definition)
}

// declaration answers textDocument/declaration, which is the same in a manifest.
func declaration(ctx context.Context, snap *state.Snapshot, p *state.PositionParams) (protocol.DefinitionResult, error) {
	return locate(ctx, snap, p, navigation.PlacesAt, snap.Client.Links.Declaration)
}

// implementation answers textDocument/implementation: the source code or the page behind the name
// at a place.
func implementation(ctx context.Context, snap *state.Snapshot, p *state.PositionParams) (protocol.DefinitionResult, error) {
	return locate(ctx, snap, p, navigation.ImplementationsAt, snap.Client.Links.Implementation)
}

// typeDefinition answers textDocument/typeDefinition: the type of what stands in a manifest is
// defined by Forge, so the client is asked to show the page about it. Unlike definitions, which editors
// also look for while the mouse moves, it is asked for by a person only. The answer itself is empty.
func typeDefinition(_ context.Context, snap *state.Snapshot, p *state.PositionParams) (protocol.DefinitionResult, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil || !snap.Client.ShowsDocuments {
		return nil, nil
	}
	offset, err := p.Offset(d.Buf, snap.Encoding)
	if err != nil {
		return nil, err
	}
	if link := navigation.DocumentationAt(d.File, offset); link != "" {
		external := true
		snap.Tell(protocol.MethodWindowShowDocument, &protocol.ShowDocumentParams{URI: uri.URI(link), External: &external})
	}
	return nil, nil
}

// finder finds the places of the name at a byte offset.
type finder func(f *manifest.File, offset int, around *files.View) (navigation.Places, bool)

// locate returns the definitions of the name at a place, as links where the client knows them.
func locate(ctx context.Context, snap *state.Snapshot, p *state.PositionParams, find finder, links bool) (protocol.DefinitionResult, error) {
	d, found, err := placesFor(ctx, snap, p, find)
	if d == nil || err != nil || len(found.Definitions) == 0 {
		return nil, err
	}
	if !links {
		return locations(snap, d, found.Definitions), nil
	}
	origin := state.SpanToRange(d.Buf, found.Origin, snap.Encoding)
	out := protocol.DefinitionLinkSlice{}
	for _, place := range found.Definitions {
		address, buf := placeIn(d, place)
		out = append(out, protocol.DefinitionLink{
			OriginSelectionRange: &origin,
			TargetURI:            address,
			TargetRange:          state.SpanToRange(buf, place.Whole, snap.Encoding),
			TargetSelectionRange: state.SpanToRange(buf, place.Span, snap.Encoding),
		})
	}
	return out, nil
}

// locations converts places.
func locations(snap *state.Snapshot, d *state.Document, places []navigation.Place) protocol.LocationSlice {
	out := make(protocol.LocationSlice, 0, len(places))
	for _, place := range places {
		address, buf := placeIn(d, place)
		out = append(out, protocol.Location{URI: address, Range: state.SpanToRange(buf, place.Span, snap.Encoding)})
	}
	return out
}

// placeIn returns the address of the file that a place is in, and its text.
func placeIn(d *state.Document, place navigation.Place) (uri.URI, *text.Buffer) {
	if place.Source == nil {
		return d.URI, d.Buf
	}
	return d.Beside(place.Source.Path), place.Source.Buffer
}
