package completion

import (
	"context"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/schema"
)

// Prepare works out what lists need of a catalogue and no file tells, so that the first one
// does not take longer than others. It stops when the context ends, and may run beside
// anything else.
func Prepare(ctx context.Context, c *schema.Catalogue) {
	if !example.Of(c).Prepare(ctx) {
		return
	}
	typeFactsOf(c)
	scopesOf(c)
	eventsOf(c)
}
