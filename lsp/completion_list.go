package lsp

import (
	"fmt"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/text"

	"go.lsp.dev/protocol"
)

// completionList is a list as a client wants it.
type completionList struct {
	protocol.CompletionList
	// dataInList says that what all items carry is said once.
	dataInList bool
}

// places are where an item writes: over the word at the cursor, or only over the part in
// front of it, if the client can choose.
type places struct{ replace, insert text.Span }

// list converts a list.
func (w completionWriter) list(from *completion.List) *completionList {
	out := &completionList{dataInList: w.client.defaults["data"]}
	out.IsIncomplete = from.Incomplete
	out.Items = make([]protocol.CompletionItem, len(from.Items))
	common := w.common(from.Items)
	if common != nil {
		out.ItemDefaults = &protocol.CompletionItemDefaults{EditRange: w.defaultRange(*common)}
	}
	for i := range from.Items {
		item := &from.Items[i]
		out.Items[i] = w.item(item)
		w.edit(&out.Items[i], item, common)
	}
	return out
}

// common is where the first item writes, as most do, if a client can be told that once for
// the whole list.
func (w completionWriter) common(items []completion.Item) *places {
	if len(items) == 0 || !w.client.defaults["editRange"] {
		return nil
	}
	p := w.places(&items[0])
	return &p
}

func (w completionWriter) places(from *completion.Item) places {
	p := places{from.Edit.Span, from.Insert}
	if !w.client.insertReplace {
		p.insert = p.replace
	}
	return p
}

func (w completionWriter) defaultRange(p places) protocol.CompletionItemDefaultsEditRange {
	replace := w.span(p.replace)
	if p.insert == p.replace {
		return &replace
	}
	return &protocol.EditRangeWithInsertReplace{Insert: w.span(p.insert), Replace: replace}
}

// edit says what an item writes and where.
func (w completionWriter) edit(out *protocol.CompletionItem, from *completion.Item, common *places) {
	written, mode := w.written(from)
	out.InsertTextMode = mode
	if from.Snippet {
		out.InsertTextFormat = protocol.InsertTextFormatSnippet
	}
	p := w.places(from)
	switch {
	case common != nil && p == *common:
		if written != from.Label {
			out.TextEditText = protocol.NewOptional(written)
		}
	case p.insert == p.replace:
		out.TextEdit = &protocol.TextEdit{Range: w.span(p.replace), NewText: written}
	default:
		out.TextEdit = &protocol.InsertReplaceEdit{NewText: written, Insert: w.span(p.insert), Replace: w.span(p.replace)}
	}
}

// remember keeps the items, and writes into the list what they are found again by.
func (l *completionList) remember(lists *completionLists, items []completion.Item) {
	data := protocol.LSPAny(fmt.Sprintf(`{"list":%d}`, lists.keep(items)))
	if l.dataInList {
		if l.ItemDefaults == nil {
			l.ItemDefaults = &protocol.CompletionItemDefaults{}
		}
		l.ItemDefaults.Data = data
		return
	}
	for i := range l.Items {
		l.Items[i].Data = data
	}
}
