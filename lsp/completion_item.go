package lsp

import (
	"strings"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
)

// completionWriter writes items as a client wants them.
type completionWriter struct {
	client   completionCapabilities
	encoding text.Encoding
	document *document
	offset   int // of the cursor, in bytes
}

// item converts all of an item but what it writes: see edit.
func (w completionWriter) item(from *completion.Item) protocol.CompletionItem {
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
	case w.client.tags:
		out.Tags = []protocol.CompletionItemTag{protocol.CompletionItemTagDeprecated}
	case w.client.deprecated:
		//lint:ignore SA1019 clients that do not know the tag know this
		out.Deprecated = protocol.NewOptional(true)
	}
	if from.Preselect && w.client.preselect {
		out.Preselect = protocol.NewOptional(true)
	}
	if w.client.commits {
		out.CommitCharacters = from.Commit
	}
	if from.Continue && w.client.suggests {
		out.Command = protocol.Command{Title: "Complete", Command: suggest}
	}
	if !w.client.resolves {
		out.Documentation = w.client.documentation.tooltip(from.Documentation())
	}
	for _, e := range from.Also {
		out.AdditionalTextEdits = append(out.AdditionalTextEdits, protocol.TextEdit{Range: w.span(e.Span), NewText: e.New})
	}
	return out
}

// describe says what an item is, and what it belongs to.
func (w completionWriter) describe(out *protocol.CompletionItem, from *completion.Item) {
	detail, beside := from.Detail, from.Description
	switch {
	case w.client.labelDetails:
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

func (w completionWriter) kind(k completion.Kind) protocol.CompletionItemKind {
	kinds := itemKinds[k]
	if w.client.kinds[kinds[0]] {
		return kinds[0]
	}
	return kinds[1]
}

func (w completionWriter) span(s text.Span) protocol.Range {
	return spanToRange(w.document.buf, s, w.encoding)
}

// written is the text that an item writes, and how a client is to take its lines. The text
// is indented as it must be; some clients indent it once more, as the cursor's line is.
func (w completionWriter) written(from *completion.Item) (string, protocol.InsertTextMode) {
	isLong := strings.Contains(from.Edit.New, "\n")
	switch {
	case !isLong:
		return from.Edit.New, 0
	case w.client.asIs:
		return from.Edit.New, protocol.InsertTextModeAsIs
	case w.client.mode == protocol.InsertTextModeAsIs, w.client.mode == 0 && !from.Snippet:
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
func (w completionWriter) indentation(from *completion.Item) string {
	line := w.document.buf.Line(w.document.buf.LineAt(w.offset))
	blanks := w.document.buf.Slice(text.Span{Start: line.Start, End: from.Edit.Span.Start})
	blanks = blanks[:len(blanks)-len(strings.TrimLeft(blanks, " \t"))]
	for _, e := range from.Also {
		if e.New == "" && e.Span.Start >= line.Start && e.Span.End <= line.Start+len(blanks) {
			blanks = blanks[:len(blanks)-e.Span.Len()]
		}
	}
	return blanks
}
