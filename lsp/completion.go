package lsp

import (
	"context"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/manifest"

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

// complete answers textDocument/completion. Where nothing can be written the list is
// empty, and complete: then clients do not ask again for each letter.
func complete(ctx context.Context, snap *snapshot, p *completionParams) (*protocol.CompletionList, error) {
	none := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	d := snap.documents[p.key()]
	if d == nil || d.lost || d.file == nil {
		return none, nil
	}
	offset, err := p.offset(d.buf, snap.encoding)
	if err != nil {
		return nil, err
	}
	at := d.file.ContextAt(offset)
	switch {
	case !d.file.IsForge() && !mayBecomeForge(d.file, &at):
		return none, nil
	case p.Context.TriggerKind == byCharacter && !isExpected(&at, p.Context.TriggerCharacter):
		return none, nil
	}
	found := completion.At(d.file, offset, completion.Options{Files: snap.around(d.key), Snippets: snap.client.completion.snippets})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	list := completionWriter{snap.client.completion, snap.encoding, d, offset}.list(&found)
	if snap.client.completion.resolves && len(found.Items) > 0 {
		list.remember(snap.lists, found.Items)
	}
	return &list.CompletionList, nil
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
