package lsp

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/uri"
)

// workspaceDiagnosticParams are the parameters of workspace/diagnostic.
type workspaceDiagnosticParams struct {
	PreviousResultIDs []struct {
		URI   string `json:"uri"`
		Value string `json:"value"`
	} `json:"previousResultIds"`
}

// workspaceDiagnostic answers workspace/diagnostic: the open documents, and the
// manifests in the workspace folders that are not open. Clients keep what they were told of a
// document until they are told something else, so those that are gone since are among the answers,
// with nothing. So are those that were closed: a client may ask for one more report about a document
// that it closes, and throw that away.
func workspaceDiagnostic(ctx context.Context, snap *snapshot, p *workspaceDiagnosticParams) (jsonrpc2.RawMessage, error) {
	previous := map[uri.URI]string{}
	for _, id := range p.PreviousResultIDs {
		previous[canonical(id.URI)] = id.Value
	}
	out := []byte(`{"items":[`)
	add := func(d *document, version string) error {
		if len(out) > len(`{"items":[`) {
			out = append(out, ',')
		}
		where := appendString([]byte(`,"uri":`), string(d.uri))
		var err error
		out, err = appendReport(ctx, out, snap, d, previous[d.key], string(where)+`,"version":`+version)
		return err
	}
	for _, d := range snap.open() {
		if err := add(d, strconv.Itoa(int(d.version))); err != nil {
			return nil, err
		}
	}
	told := map[uri.URI]bool{}
	for key := range snap.documents {
		told[key] = true
	}
	for _, d := range snap.closedManifests(ctx) {
		told[d.key] = true
		if err := add(d, "null"); err != nil {
			return nil, err
		}
	}
	gone := snap.closed.take(told)
	for _, id := range p.PreviousResultIDs {
		if key := canonical(id.URI); !told[key] {
			gone[key] = uri.URI(id.URI)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(gone)) {
		if len(out) > len(`{"items":[`) {
			out = append(out, ',')
		}
		out = append(appendString(append(out, `{"kind":"full","items":[],"version":null,"uri":`...), string(gone[key])), '}')
	}
	return append(out, "]}"...), ctx.Err()
}

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
