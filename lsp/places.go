package lsp

import (
	"context"
	"time"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"
)

// placePatience is how long the answer to somebody who asks for a place waits for files that are
// not known yet.
const placePatience = 500 * time.Millisecond

// placesFor returns the places of the name that a request is about. The document is nil where there is
// none, or nothing to say about it.
func placesFor(ctx context.Context, s *state.Snapshot, p *state.PositionParams, find finder) (*state.Document, navigation.Places, error) {
	d := s.ManifestAt(p.Key())
	if d == nil {
		return nil, navigation.Places{}, nil
	}
	offset, err := p.Offset(d.Buf, s.Encoding)
	if err != nil {
		return nil, navigation.Places{}, err
	}
	var found navigation.Places
	ok := false
	s.Await(ctx, placePatience, func() (pending bool) {
		found, ok = find(d.File, offset, s.Around(d.Key))
		return found.Pending
	})
	if !ok {
		return nil, navigation.Places{}, ctx.Err()
	}
	return d, found, ctx.Err()
}
