package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// definition answers textDocument/definition: where the name at a place is declared, in the
// manifest or in a file around it.
func definition(ctx context.Context, snap *snapshot, p *positionParams) (protocol.DefinitionResult, error) {
	return locate(ctx, snap, p, navigation.PlacesAt, snap.client.links.definition)
}

// declaration answers textDocument/declaration, which is the same in a manifest.
func declaration(ctx context.Context, snap *snapshot, p *positionParams) (protocol.DefinitionResult, error) {
	return locate(ctx, snap, p, navigation.PlacesAt, snap.client.links.declaration)
}

// implementation answers textDocument/implementation: the source code or the page behind the name
// at a place.
func implementation(ctx context.Context, snap *snapshot, p *positionParams) (protocol.DefinitionResult, error) {
	return locate(ctx, snap, p, navigation.ImplementationsAt, snap.client.links.implementation)
}

// typeDefinition answers textDocument/typeDefinition: the type of what stands in a manifest is
// defined by Forge, so the client is asked to show the page about it. Unlike definitions, which editors
// also look for while the mouse moves, it is asked for by a person only. The answer itself is empty.
func typeDefinition(_ context.Context, snap *snapshot, p *positionParams) (protocol.DefinitionResult, error) {
	d := snap.manifestAt(p.key())
	if d == nil || !snap.client.showsDocuments {
		return nil, nil
	}
	offset, err := p.offset(d.buf, snap.encoding)
	if err != nil {
		return nil, err
	}
	if link := navigation.DocumentationAt(d.file, offset); link != "" {
		external := true
		snap.tell(protocol.MethodWindowShowDocument, &protocol.ShowDocumentParams{URI: uri.URI(link), External: &external})
	}
	return nil, nil
}

// finder finds the places of the name at a byte offset.
type finder func(f *manifest.File, offset int, around *files.View) (navigation.Places, bool)

// locate returns the definitions of the name at a place, as links where the client knows them.
func locate(ctx context.Context, snap *snapshot, p *positionParams, find finder, links bool) (protocol.DefinitionResult, error) {
	d, found, err := placesFor(ctx, snap, p, find)
	if d == nil || err != nil || len(found.Definitions) == 0 {
		return nil, err
	}
	if !links {
		return locations(snap, d, found.Definitions), nil
	}
	origin := spanToRange(d.buf, found.Origin, snap.encoding)
	out := protocol.DefinitionLinkSlice{}
	for _, place := range found.Definitions {
		address, buf := placeIn(d, place)
		out = append(out, protocol.DefinitionLink{
			OriginSelectionRange: &origin,
			TargetURI:            address,
			TargetRange:          spanToRange(buf, place.Whole, snap.encoding),
			TargetSelectionRange: spanToRange(buf, place.Span, snap.encoding),
		})
	}
	return out, nil
}

// locations converts places.
func locations(snap *snapshot, d *document, places []navigation.Place) protocol.LocationSlice {
	out := make(protocol.LocationSlice, 0, len(places))
	for _, place := range places {
		address, buf := placeIn(d, place)
		out = append(out, protocol.Location{URI: address, Range: spanToRange(buf, place.Span, snap.encoding)})
	}
	return out
}

// placeIn returns the address of the file that a place is in, and its text.
func placeIn(d *document, place navigation.Place) (uri.URI, *text.Buffer) {
	if place.Source == nil {
		return d.uri, d.buf
	}
	return besideOf(d, place.Source.Path), place.Source.Buffer
}

// besideOf returns the address of a file by its path. For one below the directory of the document it
// begins as the client spells that: clients compare addresses by their letters.
func besideOf(d *document, path string) uri.URI {
	rest, isBelow := strings.CutPrefix(path, strings.TrimSuffix(filepath.ToSlash(placeOf(d.key)), "/")+"/")
	slash := strings.LastIndexByte(string(d.uri), '/')
	if !isBelow || slash < 0 {
		return uri.File(filepath.FromSlash(path))
	}
	return d.uri[:slash+1] + uri.URI(strings.TrimPrefix(string(uri.File("/"+rest)), "file:///"))
}
