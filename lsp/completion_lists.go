package lsp

import (
	"fmt"
	"forge-manifest-ls/completion"
	"sync"

	"go.lsp.dev/protocol"
)

// keptLists is how many lists of items are kept. Clients ask for more about the items of
// the list that they show, which may be older than the text.
const keptLists = 2

// completionLists keeps the newest lists. It is shared by all snapshots and safe for
// concurrent use.
type completionLists struct {
	mu   sync.Mutex
	last int // number of lists so far
	kept [keptLists][]completion.Item
}

// keep keeps the items of a list and returns its number.
func (l *completionLists) keep(items []completion.Item) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	l.kept[l.last%keptLists] = items
	return l.last
}

// find returns the item of a list by what the client was told of it; nil when the list is
// not kept any more.
func (l *completionLists) find(list int, label, sort string) *completion.Item {
	l.mu.Lock()
	defer l.mu.Unlock()
	if list > l.last || list <= l.last-keptLists || list <= 0 {
		return nil
	}
	items := l.kept[list%keptLists]
	for i := range items {
		if items[i].Sort == sort && items[i].Label == label {
			return &items[i]
		}
	}
	return nil
}

// remember keeps the items of a list, and returns what they are found again by.
func (l *completionLists) remember(items []completion.Item) protocol.LSPAny {
	return protocol.LSPAny(fmt.Sprintf(`{"list":%d}`, l.keep(items)))
}
