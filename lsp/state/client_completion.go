package state

import (
	"slices"

	"go.lsp.dev/protocol"
)

// CompletionCapabilities says what the items of a completion may hold.
type CompletionCapabilities struct {
	Snippets      bool
	InsertReplace bool // can replace the word at the cursor or leave its rest
	LabelDetails  bool
	Preselect     bool
	Deprecated    bool
	Tags          bool // knows the tag that says so better
	Commits       bool
	Resolves      bool // asks for the documentation of an item when it shows it
	Suggests      bool // has the command suggest
	Documentation markup
	Kinds         map[protocol.CompletionItemKind]bool
	// Defaults are what can be said once for all items of a list, by their names.
	Defaults map[string]bool
	// AsIs says that the client can be told to leave the indentation of lines alone; mode
	// is what it does when it is not told, 0 when it does not say.
	AsIs bool
	Mode protocol.InsertTextMode
}

// readCompletion reads the capability textDocument.completion.
func readCompletion(c, experimental Object) CompletionCapabilities {
	item := c.Object("completionItem")
	out := CompletionCapabilities{
		Snippets:      item["snippetSupport"] == true,
		InsertReplace: item["insertReplaceSupport"] == true,
		LabelDetails:  item["labelDetailsSupport"] == true,
		Preselect:     item["preselectSupport"] == true,
		Deprecated:    item["deprecatedSupport"] == true,
		Tags:          slices.Contains(item.Object("tagSupport").List("valueSet"), any(float64(protocol.CompletionItemTagDeprecated))),
		Commits:       item["commitCharactersSupport"] == true,
		Resolves:      slices.Contains(item.Object("resolveSupport").List("properties"), any("documentation")),
		Suggests:      slices.Contains(experimental.Object("commands").List("commands"), any(Suggest)),
		Documentation: readMarkup(item.List("documentationFormat")),
		Kinds:         map[protocol.CompletionItemKind]bool{},
		Defaults:      map[string]bool{},
		AsIs:          slices.Contains(item.Object("insertTextModeSupport").List("valueSet"), any(float64(protocol.InsertTextModeAsIs))),
	}
	for _, v := range c.Object("completionItemKind").List("valueSet") {
		if n, ok := v.(float64); ok {
			out.Kinds[protocol.CompletionItemKind(n)] = true
		}
	}
	for _, v := range c.Object("completionList").List("itemDefaults") {
		if name, ok := v.(string); ok {
			out.Defaults[name] = true
		}
	}
	if n, ok := c["insertTextMode"].(float64); ok {
		out.Mode = protocol.InsertTextMode(n)
	}
	return out
}

// Suggest is the command that asks for the next list, in editors that have it.
const Suggest = "editor.action.triggerSuggest"
