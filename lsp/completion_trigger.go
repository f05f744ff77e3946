package lsp

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// triggers are the characters behind which a list may open by itself. Letters open one
// in any client.
//
//	":" and " "   the value of a key, an item behind its dash, a key in braces
//	"-"           an item
//	"/" and "."   the next part of a path, of "resource/entry" or of a handler
//	"[" "{" "," and quotes   what is between them; "{" is also that of "${"
var triggers = []string{":", " ", "-", "/", ".", "[", "{", ",", `"`, "'"}

// isAskedFor reports whether someone has asked for a list. Editors say so of the lists that
// open while someone types, too: then there is a word in front of the cursor.
func isAskedFor(p *completionParams, at *manifest.Context) bool {
	return p.Context.TriggerKind != byCharacter && at.Span.Start >= at.Offset
}

// isExpected reports whether a list may open by itself when a character has been typed in
// front of a cursor. Someone who indents a line with spaces, or closes a quote, is not to be
// bothered: the key that ends the line would accept an item.
func isExpected(at *manifest.Context, character string) bool {
	switch at.Role {
	case manifest.RoleKey:
		// In a word, the list is that of its letters.
		return at.Flow || at.Span.Start < at.Offset && character != " "
	case manifest.RoleValue, manifest.RoleItem:
		if at.Below && at.Span.Len() == 0 && at.Quote == 0 {
			return false
		}
		isClosed := (character == `"` || character == "'") && at.Quote == 0
		return !isClosed && (at.Role == manifest.RoleValue || at.Dash)
	}
	return false
}

// isEndOfKey reports whether a colon has just ended a key. The next key that is pressed is that
// which ends the line, as a rule, and would accept an item; only a name that goes on behind
// its colon, such as "jira:issuePanel", is still to be completed.
func isEndOfKey(at *manifest.Context, character string) bool {
	return character == ":" && at.Role == manifest.RoleValue && at.Spaceless
}

// completionOptions are what the server says about completion.
func completionOptions(c state.CompletionCapabilities) *protocol.CompletionOptions {
	out := &protocol.CompletionOptions{TriggerCharacters: triggers}
	if c.Resolves {
		out.ResolveProvider = &c.Resolves
	}
	if c.LabelDetails {
		out.CompletionItem = &protocol.ServerCompletionItemOptions{LabelDetailsSupport: &c.LabelDetails}
	}
	return out
}
