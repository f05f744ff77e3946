package lsp

import (
	"maps"
	"sync"

	"go.lsp.dev/uri"
)

// closedDocuments are the documents that were closed since the last report on the workspace. It is
// safe for concurrent use.
type closedDocuments struct {
	mu  sync.Mutex
	all map[uri.URI]uri.URI // the spelling of the client, by key
}

// maxClosed is how many of them are remembered: some clients never ask for a report on the workspace.
const maxClosed = 1000

func (c *closedDocuments) add(d *document) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all == nil {
		c.all = map[uri.URI]uri.URI{}
	}
	if len(c.all) < maxClosed {
		c.all[d.key] = d.uri
	}
}

// take returns those that were closed and are not in told, and forgets all.
func (c *closedDocuments) take(told map[uri.URI]bool) map[uri.URI]uri.URI {
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
