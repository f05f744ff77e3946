package lsp

import (
	"context"
	"slices"
	"time"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/manifest"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// completionParams are the parameters of textDocument/completion.
type completionParams struct {
	positionParams
	Context struct {
		TriggerKind      wireInt `json:"triggerKind"`
		TriggerCharacter string  `json:"triggerCharacter"`
	} `json:"context"`
}

// byCharacter is the kind of requests that a trigger character makes.
const byCharacter = wireInt(protocol.CompletionTriggerKindTriggerCharacter)

// noItems is the empty list.
var noItems = jsonrpc2.RawMessage(`{"isIncomplete":false,"items":[]}`)

// complete answers textDocument/completion. Where nothing can be written the list is
// empty, and complete: then clients do not ask again for each letter.
func complete(ctx context.Context, snap *snapshot, p *completionParams) (jsonrpc2.RawMessage, error) {
	d := snap.documents[p.key()]
	if d == nil || d.lost || d.file == nil {
		return noItems, nil
	}
	offset, err := p.offset(d.buf, snap.encoding)
	if err != nil {
		return nil, err
	}
	at := d.file.ContextAt(offset)
	if words, ok := rulesToWrite(d, &at); ok {
		return writeList(snap, d, offset, words)
	}
	switch {
	case !d.file.IsForge() && !mayBecomeForge(d.file, &at):
		return noItems, nil
	case p.Context.TriggerKind == byCharacter && !isExpected(&at, p.Context.TriggerCharacter):
		return noItems, nil
	}
	found := completeWithFiles(ctx, snap, d, &at)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if p.Context.TriggerKind == byCharacter && isEndOfKey(&at, p.Context.TriggerCharacter) {
		found.Items = slices.DeleteFunc(found.Items, func(item completion.Item) bool { return item.Edit.Span.Start >= offset })
	}
	if !isAskedFor(p, &at) {
		found.Items = slices.DeleteFunc(found.Items, func(item completion.Item) bool { return item.Asked })
	}
	return writeList(snap, d, offset, found)
}

// listPatience is how long a list waits for files that nobody has looked at yet, such as the folders
// beside a manifest that was just opened: nobody asks a second time for a list that was empty.
const listPatience = 100 * time.Millisecond

// completeWithFiles returns what can be written at a place, with what the files around say of it if
// they answer soon.
func completeWithFiles(ctx context.Context, snap *snapshot, d *document, at *manifest.Context) (found completion.List) {
	options := completion.Options{Files: snap.around(d.key), Snippets: snap.client.completion.snippets}
	snap.await(ctx, listPatience, func() (pending bool) {
		found = completion.At(d.file, at, options)
		return found.Pending
	})
	return found
}

// writeList encodes a list for a client, and keeps it if the client asks for the rest of its items.
func writeList(snap *snapshot, d *document, offset int, found completion.List) (jsonrpc2.RawMessage, error) {
	var data protocol.LSPAny
	if snap.client.completion.resolves && len(found.Items) > 0 {
		data = snap.lists.remember(found.Items)
	}
	return completionWriter{snap.client.completion, snap.encoding, d, offset}.list(&found, data)
}

// mayBecomeForge reports whether a file that is not a Forge manifest may be one that is
// being started: everything in it but the word at the cursor is of Forge.
func mayBecomeForge(f *manifest.File, at *manifest.Context) bool {
	if f.IsBlank() {
		return true
	}
	if at.Role != manifest.RoleKey && len(at.Path) == 0 {
		return false
	}
	known := map[string]bool{}
	for _, s := range f.SchemasAt(nil) {
		for _, part := range s.Parts(nil) {
			for _, p := range part.Properties {
				known[p.Name] = true
			}
		}
	}
	for _, s := range f.Sections() {
		isTyped := len(at.Path) == 0 && s.Pair == at.Pair
		if !isTyped && !known[s.Name] {
			return false
		}
	}
	return true
}
