package state

import (
	"sync"

	"go.lsp.dev/uri"
)

// maxArrivals is how many addresses are kept of what came.
const maxArrivals = 1000

// Arrivals are the addresses at which files or directories came, in their order. It is safe for
// concurrent use, and nobody who uses it waits.
type Arrivals struct {
	mu    sync.Mutex
	first int // how many came before those that are kept
	kept  []uri.URI
}

// Add notes that something came to an address.
func (a *Arrivals) Add(address uri.URI) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.kept) == maxArrivals {
		a.forget()
	}
	a.kept = append(a.kept, address)
}

// AddAnywhere notes that something may have come to any address.
func (a *Arrivals) AddAnywhere() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.forget()
	a.first++
}

// forget drops what is kept. The lock is held.
func (a *Arrivals) forget() {
	a.first += len(a.kept)
	a.kept = nil
}

// since returns what came after a number of them that somebody has seen, and how many there are by now. known is
// false if something of it is not kept any more.
func (a *Arrivals) since(seen int) (came []uri.URI, count int, known bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	count = a.first + len(a.kept)
	if seen < a.first {
		return nil, count, false
	}
	return a.kept[seen-a.first:], count, true
}
