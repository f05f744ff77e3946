package state

import (
	"maps"
	"sync"

	"go.lsp.dev/uri"
)

// ClosedDocuments are the documents that were closed since the last report on the workspace. It is
// safe for concurrent use.
type ClosedDocuments struct {
	mu  sync.Mutex
	all map[uri.URI]uri.URI // the spelling of the client, by key
}

// maxClosed is how many of them are remembered: some clients never ask for a report on the workspace.
const maxClosed = 1000

// Add remembers a document that is closed.
func (c *ClosedDocuments) Add(d *Document) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all == nil {
		c.all = map[uri.URI]uri.URI{}
	}
	if len(c.all) < maxClosed {
		c.all[d.Key] = d.URI
	}
}

// Take returns those that were closed and are not in told, and forgets all.
func (c *ClosedDocuments) Take(told map[uri.URI]bool) map[uri.URI]uri.URI {
	c.mu.Lock()
	defer c.mu.Unlock()
	gone := c.all
	c.all = nil
	if gone == nil {
		gone = map[uri.URI]uri.URI{}
	}
	maps.DeleteFunc(gone, func(key, _ uri.URI) bool { return told[key] })
	return gone
}
