package lsp

import (
	"slices"

	"go.lsp.dev/protocol"
)

// completionCapabilities says what the items of a completion may hold.
type completionCapabilities struct {
	snippets      bool
	insertReplace bool // can replace the word at the cursor or leave its rest
	labelDetails  bool
	preselect     bool
	deprecated    bool
	tags          bool // knows the tag that says so better
	commits       bool
	resolves      bool // asks for the documentation of an item when it shows it
	suggests      bool // has the command suggest
	documentation markup
	kinds         map[protocol.CompletionItemKind]bool
	// defaults are what can be said once for all items of a list, by their names.
	defaults map[string]bool
	// asIs says that the client can be told to leave the indentation of lines alone; mode
	// is what it does when it is not told, 0 when it does not say.
	asIs bool
	mode protocol.InsertTextMode
}

// readCompletion reads the capability textDocument.completion.
func readCompletion(c, experimental object) completionCapabilities {
	item := c.object("completionItem")
	out := completionCapabilities{
		snippets:      item["snippetSupport"] == true,
		insertReplace: item["insertReplaceSupport"] == true,
		labelDetails:  item["labelDetailsSupport"] == true,
		preselect:     item["preselectSupport"] == true,
		deprecated:    item["deprecatedSupport"] == true,
		tags:          slices.Contains(item.object("tagSupport").list("valueSet"), any(float64(protocol.CompletionItemTagDeprecated))),
		commits:       item["commitCharactersSupport"] == true,
		resolves:      slices.Contains(item.object("resolveSupport").list("properties"), any("documentation")),
		suggests:      slices.Contains(experimental.object("commands").list("commands"), any(suggest)),
		documentation: readMarkup(item.list("documentationFormat")),
		kinds:         map[protocol.CompletionItemKind]bool{},
		defaults:      map[string]bool{},
		asIs:          slices.Contains(item.object("insertTextModeSupport").list("valueSet"), any(float64(protocol.InsertTextModeAsIs))),
	}
	for _, v := range c.object("completionItemKind").list("valueSet") {
		if n, ok := v.(float64); ok {
			out.kinds[protocol.CompletionItemKind(n)] = true
		}
	}
	for _, v := range c.object("completionList").list("itemDefaults") {
		if name, ok := v.(string); ok {
			out.defaults[name] = true
		}
	}
	if n, ok := c["insertTextMode"].(float64); ok {
		out.mode = protocol.InsertTextMode(n)
	}
	return out
}

// suggest is the command that asks for the next list, in editors that have it.
const suggest = "editor.action.triggerSuggest"
