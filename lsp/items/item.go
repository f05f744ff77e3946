package items

import (
	"strings"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// writer writes items as a client wants them.
type writer struct {
	client   state.CompletionCapabilities
	encoding text.Encoding
	document *state.Document
	offset   int // of the cursor, in bytes
}

// item converts all of an item but what it writes: see edit.
func (w writer) item(from *completion.Item) protocol.CompletionItem {
	out := protocol.CompletionItem{
		Label:    from.Label,
		Kind:     w.kind(from.Kind),
		SortText: protocol.NewOptional(from.Sort),
	}
	if from.Filter != from.Label {
		out.FilterText = protocol.NewOptional(from.Filter)
	}
	w.describe(&out, from)
	switch {
	case !from.Deprecated:
	case w.client.Tags:
		out.Tags = []protocol.CompletionItemTag{protocol.CompletionItemTagDeprecated}
	case w.client.Deprecated:
		//lint:ignore SA1019 clients that do not know the tag know this
		out.Deprecated = protocol.NewOptional(true)
	}
	if from.Preselect && w.client.Preselect {
		out.Preselect = protocol.NewOptional(true)
	}
	if w.client.Commits {
		out.CommitCharacters = from.Commit
	}
	if from.Continue && w.client.Suggests {
		out.Command = protocol.Command{Title: "Complete", Command: state.Suggest}
	}
	if !w.client.Resolves {
		out.Documentation = w.client.Documentation.Tooltip(from.Documentation())
	}
	for _, e := range from.Also {
		out.AdditionalTextEdits = append(out.AdditionalTextEdits, protocol.TextEdit{Range: w.span(e.Span), NewText: e.New})
	}
	return out
}

// describe says what an item is, and what it belongs to.
func (w writer) describe(out *protocol.CompletionItem, from *completion.Item) {
	detail, beside := from.Detail, from.Description
	switch {
	case w.client.LabelDetails:
		if beside == "" {
			beside, detail = detail, ""
		}
		if beside != "" {
			out.LabelDetails = &protocol.CompletionItemLabelDetails{Description: &beside}
		}
	case detail == "":
		detail = beside
	case beside != "":
		detail += " · " + beside
	}
	if detail != "" {
		out.Detail = protocol.NewOptional(detail)
	}
}

// itemKinds are the kinds of the protocol, each with one that every client knows.
var itemKinds = map[completion.Kind][2]protocol.CompletionItemKind{
	completion.Property:  {protocol.CompletionItemKindProperty, protocol.CompletionItemKindProperty},
	completion.Module:    {protocol.CompletionItemKindModule, protocol.CompletionItemKindModule},
	completion.Value:     {protocol.CompletionItemKindEnumMember, protocol.CompletionItemKindEnum},
	completion.Reference: {protocol.CompletionItemKindReference, protocol.CompletionItemKindReference},
	completion.Scope:     {protocol.CompletionItemKindConstant, protocol.CompletionItemKindValue},
	completion.Event:     {protocol.CompletionItemKindEvent, protocol.CompletionItemKindValue},
	completion.Variable:  {protocol.CompletionItemKindVariable, protocol.CompletionItemKindVariable},
	completion.File:      {protocol.CompletionItemKindFile, protocol.CompletionItemKindFile},
	completion.Folder:    {protocol.CompletionItemKindFolder, protocol.CompletionItemKindFile},
	completion.Snippet:   {protocol.CompletionItemKindSnippet, protocol.CompletionItemKindSnippet},
}

func (w writer) kind(k completion.Kind) protocol.CompletionItemKind {
	kinds := itemKinds[k]
	if w.client.Kinds[kinds[0]] {
		return kinds[0]
	}
	return kinds[1]
}

func (w writer) span(s text.Span) protocol.Range {
	return state.SpanToRange(w.document.Buf, s, w.encoding)
}

// written is the text that an item writes, and how a client is to take its lines. The text
// is indented as it must be; some clients indent it once more, as the cursor's line is.
func (w writer) written(from *completion.Item) (string, protocol.InsertTextMode) {
	isLong := strings.Contains(from.Edit.New, "\n")
	switch {
	case !isLong:
		return from.Edit.New, 0
	case w.client.AsIs:
		return from.Edit.New, protocol.InsertTextModeAsIs
	case w.client.Mode == protocol.InsertTextModeAsIs, w.client.Mode == 0 && !from.Snippet:
		return from.Edit.New, 0
	}
	return unindented(from.Edit.New, w.indentation(from)), 0
}

// unindented takes an indentation off all lines but the first.
func unindented(s, indentation string) string {
	if indentation == "" {
		return s
	}
	out := make([]byte, 0, len(s))
	for {
		end := strings.IndexByte(s, '\n')
		if end < 0 {
			return string(append(out, s...))
		}
		out = append(out, s[:end+1]...)
		s = strings.TrimPrefix(s[end+1:], indentation)
	}
}

// indentation is what a client takes for that of the cursor's line when it writes an item.
func (w writer) indentation(from *completion.Item) string {
	line := w.document.Buf.Line(w.document.Buf.LineAt(w.offset))
	blanks := w.document.Buf.Slice(text.Span{Start: line.Start, End: from.Edit.Span.Start})
	blanks = blanks[:len(blanks)-len(strings.TrimLeft(blanks, " \t"))]
	for _, e := range from.Also {
		if e.New == "" && e.Span.Start >= line.Start && e.Span.End <= line.Start+len(blanks) {
			blanks = blanks[:len(blanks)-e.Span.Len()]
		}
	}
	return blanks
}
