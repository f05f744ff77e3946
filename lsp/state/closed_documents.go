package state

import (
	"sync"

	"go.lsp.dev/uri"
)

// ClosedDocuments are the documents that were closed since the last report on the workspace. It is
// safe for concurrent use.
type ClosedDocuments struct {
	mu  sync.Mutex
	all map[uri.URI]*Document // by key
}

// maxClosed is how many of them are remembered: some clients never ask for a report on the workspace.
const maxClosed = 1000

// Add remembers a document that is closed.
func (c *ClosedDocuments) Add(d *Document) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all == nil {
		c.all = map[uri.URI]*Document{}
	}
	if len(c.all) < maxClosed {
		c.all[d.Key] = &Document{Key: d.Key, URI: d.URI, Content: Content{Source: d.Source}}
	}
}

// Take returns those of a kind that were closed and are not in told, as the client spells them, by key. It forgets all of the kind.
func (c *ClosedDocuments) Take(told map[uri.URI]bool, isKind func(*Document) bool) map[uri.URI]uri.URI {
	c.mu.Lock()
	defer c.mu.Unlock()
	gone := map[uri.URI]uri.URI{}
	for key, d := range c.all {
		if !isKind(d) {
			continue
		}
		delete(c.all, key)
		if !told[key] {
			gone[key] = d.URI
		}
	}
	return gone
}
