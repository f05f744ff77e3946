package lsp

import (
	"context"
	"encoding/json"
	"sync"

	"forge-manifest-ls/completion"

	"go.lsp.dev/jsonrpc2"
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

// unresolved is an item as the client sends it back. What the server does not read is
// returned as it came.
type unresolved map[string]json.RawMessage

// resolveCompletion answers completionItem/resolve: it adds the documentation. The item
// says what it said when the list was made, whatever has been typed since.
func resolveCompletion(_ context.Context, snap *snapshot, item *unresolved) (jsonrpc2.RawMessage, error) {
	var label, sort string
	var data struct {
		List wireInt `json:"list"`
	}
	for key, into := range map[string]any{"label": &label, "sortText": &sort, "data": &data} {
		// An item of another server, or one that a client has changed, stays as it is.
		_ = json.Unmarshal((*item)[key], into)
	}
	if found := snap.lists.find(int(data.List), label, sort); found != nil {
		if tooltip := snap.client.completion.documentation.tooltip(found.Documentation()); tooltip != nil {
			raw, err := protocol.Marshal(tooltip)
			if err != nil {
				return nil, err
			}
			(*item)["documentation"] = raw
		}
	}
	return json.Marshal(*item)
}
