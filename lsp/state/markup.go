package state

import (
	"forge-manifest-ls/internal/markdown"

	"go.lsp.dev/protocol"
)

// markup is the form in which a client shows texts: Markdown, or, for the zero value,
// plain text.
type markup struct{ markdown bool }

// readMarkup reads the forms that a client knows, the one that it prefers first.
func readMarkup(formats []any) markup {
	for _, v := range formats {
		switch v {
		case string(protocol.MarkupKindMarkdown):
			return markup{markdown: true}
		case string(protocol.MarkupKindPlainText):
			return markup{}
		}
	}
	return markup{}
}

// Content puts Markdown into the client's form.
func (m markup) Content(text string) *protocol.MarkupContent {
	if m.markdown {
		return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: text}
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: markdown.Plain(text)}
}

// Tooltip is content, or nothing where there is no text.
func (m markup) Tooltip(text string) protocol.InlayHintTooltip {
	if text == "" {
		return nil
	}
	return m.Content(text)
}
