package state

import (
	"hash/fnv"
	"strconv"
	"sync"

	"go.lsp.dev/uri"
)

// KeptTokens keeps the newest answer about each open document. It is shared by all snapshots and
// safe for concurrent use.
type KeptTokens struct {
	mu   sync.Mutex
	kept map[uri.URI]tokenAnswer
}

// tokenAnswer is an answer, and what it is called.
type tokenAnswer struct {
	id   string
	data []uint32
}

// Keep keeps an answer and returns its name, which depends on the answer alone. Answers about
// documents that are not open any more are dropped.
func (k *KeptTokens) Keep(snap *Snapshot, d *Document, data []uint32) string {
	hash := fnv.New64a()
	for _, n := range data {
		hash.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	}
	id := strconv.FormatUint(hash.Sum64(), 36)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept = map[uri.URI]tokenAnswer{}
	}
	for key := range k.kept {
		if snap.Documents[key] == nil {
			delete(k.kept, key)
		}
	}
	k.kept[d.Key] = tokenAnswer{id, data}
	return id
}

// Find returns the answer with a name about a document.
func (k *KeptTokens) Find(d *Document, id string) ([]uint32, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	kept := k.kept[d.Key]
	return kept.data, kept.id == id && id != ""
}
