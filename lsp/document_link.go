package lsp

import (
	"context"
	"encoding/json"
	"fmt"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// linkTips say what a link leads to.
var linkTips = map[navigation.LinkKind]string{
	navigation.LinkPage: "Open the page", navigation.LinkDocumentation: "Open the documentation",
	navigation.LinkFile: "Open the file", navigation.LinkHandler: "Open the function",
}

// linkData is what a link to a file is found again by.
type linkData struct {
	URI  string              `json:"uri"`
	Kind navigation.LinkKind `json:"kind"`
	Name string              `json:"name"`
}

// documentLink answers textDocument/documentLink. Where a link to a file leads is said when
// somebody follows it.
func documentLink(ctx context.Context, snap *state.Snapshot, p *state.DocumentParams) ([]protocol.DocumentLink, error) {
	out := []protocol.DocumentLink{}
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return out, nil
	}
	for _, l := range navigation.Links(d.File, snap.Around(d.Key)) {
		link := protocol.DocumentLink{Range: state.SpanToRange(d.Buf, l.Span, snap.Encoding)}
		if snap.Client.LinkTips {
			tip := linkTips[l.Kind]
			link.Tooltip = &tip
		}
		switch l.Kind {
		case navigation.LinkPage, navigation.LinkDocumentation:
			target := uri.URI(l.Name)
			link.Target = &target
		default:
			data, err := json.Marshal(linkData{string(d.URI), l.Kind, l.Name})
			if err != nil {
				return nil, err
			}
			link.Data = data
		}
		out = append(out, link)
	}
	return out, ctx.Err()
}

// documentLinkResolve answers documentLink/resolve: it adds the address of the file, with the line
// where it is about one. A link that leads nowhere any more stays as it is.
func documentLinkResolve(ctx context.Context, snap *state.Snapshot, link *state.Unresolved) (jsonrpc2.RawMessage, error) {
	var data linkData
	_ = json.Unmarshal((*link)["data"], &data) // what is not ours stays as it is
	if d := snap.ManifestAt(state.Canonical(data.URI)); d != nil {
		var place navigation.Place
		found := false
		snap.Await(ctx, placePatience, func() (pending bool) {
			place, found, pending = navigation.LinkTarget(d.File, navigation.Link{Kind: data.Kind, Name: data.Name}, snap.Around(d.Key))
			return pending
		})
		if found {
			target, err := json.Marshal(linkTarget(d, place))
			if err != nil {
				return nil, err
			}
			(*link)["target"] = target
		}
	}
	return link.Encode(ctx)
}

// linkTarget is the address of a place in a file, with its line, counted from 1, and column.
func linkTarget(d *state.Document, place navigation.Place) uri.URI {
	address, buf := placeIn(d, place)
	if place.Span.Start == 0 {
		return address
	}
	at := buf.PositionAt(place.Span.Start, text.UTF16)
	return address + uri.URI(fmt.Sprintf("#L%d,%d", at.Line+1, at.Character+1))
}
