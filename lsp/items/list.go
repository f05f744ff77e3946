package items

import (
	"strconv"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// itemSpans are where an item writes: over the word at the cursor, or only over the part in
// front of it, if the client can choose.
type itemSpans struct{ replace, insert text.Span }

// List encodes what can be written at an offset of a document, in bytes, for the client of a snapshot. It keeps
// the items if the client asks for the rest of them later. There may be hundreds, so each is encoded when it is
// converted, and only the bytes are kept.
func List(snap *state.Snapshot, d *state.Document, offset int, found *completion.List) (jsonrpc2.RawMessage, error) {
	var data protocol.LSPAny // what items are found again by
	if snap.Client.Completion.Resolves && len(found.Items) > 0 {
		data = snap.Lists.Remember(found.Items)
	}
	w := writer{snap.Client.Completion, snap.Encoding, d, offset}
	return state.WithBuffer(func(out []byte) ([]byte, error) { return w.appendList(out, found, data) })
}

func (w writer) appendList(out []byte, from *completion.List, data protocol.LSPAny) ([]byte, error) {
	out = append(out, `{"isIncomplete":`...)
	out = strconv.AppendBool(out, from.Incomplete)
	common, format := w.common(from.Items), w.format(from.Items)
	defaults := w.itemDefaults(common, format, data)
	var err error
	if defaults != nil {
		if out, err = protocol.AppendMarshal(append(out, `,"itemDefaults":`...), defaults); err != nil {
			return nil, err
		}
	}
	out = append(out, `,"items":[`...)
	var item protocol.CompletionItem
	for i := range from.Items {
		if i > 0 {
			out = append(out, ',')
		}
		item = w.item(&from.Items[i])
		w.edit(&item, &from.Items[i], common, format)
		if !w.client.Defaults["data"] {
			item.Data = data
		}
		if out, err = protocol.AppendMarshal(out, &item); err != nil {
			return nil, err
		}
	}
	return append(out, "]}"...), nil
}

// itemDefaults is what all items have and a client can be told once; nil when there is nothing.
func (w writer) itemDefaults(common *itemSpans, format protocol.InsertTextFormat, data protocol.LSPAny) *protocol.CompletionItemDefaults {
	isDataOnce := len(data) > 0 && w.client.Defaults["data"]
	if common == nil && format == 0 && !isDataOnce {
		return nil
	}
	out := &protocol.CompletionItemDefaults{InsertTextFormat: format}
	if common != nil {
		out.EditRange = w.defaultRange(*common)
	}
	if isDataOnce {
		out.Data = data
	}
	return out
}

// common is where the first item writes, as most do, if a client can be told that once for
// the whole list.
func (w writer) common(items []completion.Item) *itemSpans {
	if len(items) == 0 || !w.client.Defaults["editRange"] {
		return nil
	}
	p := w.spans(&items[0])
	return &p
}

// format is Snippet where most items are snippets and a client can be told that once; else 0.
func (w writer) format(items []completion.Item) protocol.InsertTextFormat {
	if !w.client.Defaults["insertTextFormat"] {
		return 0
	}
	snippets := 0
	for i := range items {
		if items[i].Snippet {
			snippets++
		}
	}
	if 2*snippets <= len(items) {
		return 0
	}
	return protocol.InsertTextFormatSnippet
}

func (w writer) spans(from *completion.Item) itemSpans {
	p := itemSpans{from.Edit.Span, from.Insert}
	if !w.client.InsertReplace {
		p.insert = p.replace
	}
	return p
}

func (w writer) defaultRange(p itemSpans) protocol.CompletionItemDefaultsEditRange {
	replace := w.span(p.replace)
	if p.insert == p.replace {
		return &replace
	}
	return &protocol.EditRangeWithInsertReplace{Insert: w.span(p.insert), Replace: replace}
}

// edit says what an item writes and where, as far as common and format do not say it.
func (w writer) edit(out *protocol.CompletionItem, from *completion.Item, common *itemSpans, format protocol.InsertTextFormat) {
	written, mode := w.written(from)
	out.InsertTextMode = mode
	switch {
	case from.Snippet && format == 0:
		out.InsertTextFormat = protocol.InsertTextFormatSnippet
	case !from.Snippet && format != 0:
		out.InsertTextFormat = protocol.InsertTextFormatPlainText
	}
	p := w.spans(from)
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
