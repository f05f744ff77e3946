package lsp

import (
	"context"
	"time"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/schema"
)

// prepareDelay is how long the session lives before it prepares for lists: the first document
// is opened, and its first diagnostics are out.
const prepareDelay = 100 * time.Millisecond

// prepare waits for a quiet moment and then prepares the first list of completion, which
// otherwise would read all of the catalogue. It ends with the session.
func (s *server) prepare(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(prepareDelay + s.options.Settle):
	}
	catalogue := schema.Embedded()
	for _, d := range s.state.Load().Documents {
		if d.File != nil {
			catalogue = d.File.Catalogue()
			break
		}
	}
	_, _ = s.guard("preparation of completion", func() (any, error) { // it logs what fails
		completion.Prepare(ctx, catalogue)
		return nil, nil
	})
}
