package state

import (
	"fmt"
	"sync"

	"forge-manifest-ls/completion"

	"go.lsp.dev/protocol"
)

// KeptLists is how many lists of items are kept. Clients ask for more about the items of
// the list that they show, which may be older than the text.
const KeptLists = 2

// CompletionLists keeps the newest lists. It is shared by all snapshots and safe for
// concurrent use.
type CompletionLists struct {
	mu   sync.Mutex
	last int // number of lists so far
	kept [KeptLists][]completion.Item
}

// keep keeps the items of a list and returns its number.
func (l *CompletionLists) keep(items []completion.Item) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	l.kept[l.last%KeptLists] = items
	return l.last
}

// Find returns the item of a list by what the client was told of it; nil when the list is
// not kept any more.
func (l *CompletionLists) Find(list int, label, sort string) *completion.Item {
	l.mu.Lock()
	defer l.mu.Unlock()
	if list > l.last || list <= l.last-KeptLists || list <= 0 {
		return nil
	}
	items := l.kept[list%KeptLists]
	for i := range items {
		if items[i].Sort == sort && items[i].Label == label {
			return &items[i]
		}
	}
	return nil
}

// Remember keeps the items of a list, and returns what they are found again by.
func (l *CompletionLists) Remember(items []completion.Item) protocol.LSPAny {
	return protocol.LSPAny(fmt.Sprintf(`{"list":%d}`, l.keep(items)))
}
