package lsp

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"forge-manifest-ls/lsp/mirror"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/uri"
)

// workspaceDiagnosticParams are the parameters of workspace/diagnostic.
type workspaceDiagnosticParams struct {
	Identifier        string `json:"identifier"`
	PreviousResultIDs []struct {
		URI   string `json:"uri"`
		Value string `json:"value"`
	} `json:"previousResultIds"`
	// PartialResultToken names the answer in messages that bring parts of it; empty for none.
	PartialResultToken json.RawMessage `json:"partialResultToken"`
}

// workspaceDiagnostic answers workspace/diagnostic: the open documents, and the
// manifests in the workspace folders that are not open. Clients keep what they were told of a
// document until they are told something else, so those that are gone since are among the answers,
// with nothing. So are those that were closed: a client may ask for one more report about a document
// that it closes, and throw that away. A client that takes parts of the answer gets them while the
// rest is being worked out.
func workspaceDiagnostic(ctx context.Context, snap *state.Snapshot, p *workspaceDiagnosticParams) (jsonrpc2.RawMessage, error) {
	previous := map[uri.URI]string{}
	for _, id := range p.PreviousResultIDs {
		previous[state.Canonical(id.URI)] = id.Value
	}
	w := reportWriter{snap: snap, previous: previous, token: p.PartialResultToken}
	told := map[uri.URI]bool{}
	for _, d := range snap.Open() {
		if told[d.Key] = true; !snap.Client.Asks(p.Identifier, d.Source) {
			continue
		}
		if err := w.add(ctx, d, strconv.Itoa(int(d.Version))); err != nil {
			return nil, err
		}
	}
	w.flush(1)
	for _, d := range closedDocuments(ctx, snap, p.Identifier) {
		told[d.Key] = true
		if err := w.add(ctx, d, "null"); err != nil {
			return nil, err
		}
		w.flush(partSize)
	}
	gone := snap.Closed.Take(told, func(d *state.Document) bool { return snap.Client.Asks(p.Identifier, d.Source) })
	for _, id := range p.PreviousResultIDs {
		if key := state.Canonical(id.URI); !told[key] {
			gone[key] = uri.URI(id.URI)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(gone)) {
		w.next()
		w.items = append(state.AppendString(append(w.items, `{"kind":"full","items":[],"version":null,"uri":`...), string(gone[key])), '}')
	}
	return w.rest(), ctx.Err()
}

// closedDocuments returns the documents that are not open and of which an answer about the workspace tells: manifests, and the
// source files that open ones speak of.
func closedDocuments(ctx context.Context, snap *state.Snapshot, identifier string) (all []*state.Document) {
	if snap.Client.Asks(identifier, false) {
		all = snap.ClosedManifests(ctx, true)
	}
	if snap.Client.Asks(identifier, true) {
		all = append(all, mirror.Of(ctx, snap).Closed(snap)...)
	}
	return all
}

// partSize is how many reports make a part of an answer.
const partSize = 25

// reportWriter writes the reports of an answer, in parts where the client takes parts.
type reportWriter struct {
	snap     *state.Snapshot
	previous map[uri.URI]string
	token    json.RawMessage
	items    []byte
	count    int
}

// next makes room for one more report.
func (w *reportWriter) next() {
	if w.count > 0 {
		w.items = append(w.items, ',')
	}
	w.count++
}

// add adds the report of a document.
func (w *reportWriter) add(ctx context.Context, d *state.Document, version string) error {
	w.next()
	where := state.AppendString([]byte(`,"uri":`), string(d.URI))
	var err error
	w.items, err = appendReport(ctx, w.items, w.snap, d, w.previous[d.Key], string(where)+`,"version":`+version)
	return err
}

// flush sends the reports that are written if they are as many as a number, or more.
func (w *reportWriter) flush(least int) {
	if len(w.token) == 0 || string(w.token) == "null" || w.count < least {
		return
	}
	w.snap.Progress(w.token, w.rest())
	w.items, w.count = nil, 0
}

// rest is an answer with the reports that are not sent yet.
func (w *reportWriter) rest() jsonrpc2.RawMessage {
	out := append([]byte(`{"items":[`), w.items...)
	return append(out, "]}"...)
}
