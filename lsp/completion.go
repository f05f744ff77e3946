package lsp

import (
	"context"
	"slices"
	"time"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/lsp/items"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// completionParams are the parameters of textDocument/completion.
type completionParams struct {
	state.PositionParams
	Context struct {
		TriggerKind      state.WireInt `json:"triggerKind"`
		TriggerCharacter string        `json:"triggerCharacter"`
	} `json:"context"`
}

// byCharacter is the kind of requests that a trigger character makes.
const byCharacter = state.WireInt(protocol.CompletionTriggerKindTriggerCharacter)

// noItems is the empty list.
var noItems = jsonrpc2.RawMessage(`{"isIncomplete":false,"items":[]}`)

// complete answers textDocument/completion. Where nothing can be written the list is
// empty, and complete: then clients do not ask again for each letter.
func complete(ctx context.Context, snap *state.Snapshot, p *completionParams) (jsonrpc2.RawMessage, error) {
	d := snap.Documents[p.Key()]
	if d == nil || d.Lost || d.File == nil {
		return noItems, nil
	}
	offset, err := p.Offset(d.Buf, snap.Encoding)
	if err != nil {
		return nil, err
	}
	at := d.File.ContextAt(offset)
	if words, ok := rulesToWrite(ctx, snap, d, &at); ok {
		return items.List(snap, d, offset, &words)
	}
	switch {
	case !d.File.IsForge() && !mayBecomeForge(d.File, &at):
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
	return items.List(snap, d, offset, &found)
}

// listPatience is how long a list of items or fixes waits for files that nobody has looked at yet, such
// as the folders beside a manifest that was just opened: nobody asks a second time for a list that was
// empty.
const listPatience = 100 * time.Millisecond

// completeWithFiles returns what can be written at a place, with what the files around say of it if
// they answer soon.
func completeWithFiles(ctx context.Context, snap *state.Snapshot, d *state.Document, at *manifest.Context) (found completion.List) {
	options := completion.Options{Files: snap.Around(d.Key), Snippets: snap.Client.Completion.Snippets}
	snap.Await(ctx, listPatience, func() (pending bool) {
		found = completion.At(d.File, at, options)
		return found.Pending
	})
	return found
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
