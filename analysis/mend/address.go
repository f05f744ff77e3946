package mend

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// MakeAddress makes a map with "address" of a plain address in a list. It leaves alone what
// spans lines.
func MakeAddress(buf *text.Buffer, item syntax.ItemNode) []text.Edit {
	span := item.Value().Outer()
	if strings.ContainsAny(buf.Slice(span), "\r\n") {
		return nil
	}
	if item.Dash().Len() > 0 {
		return []text.Edit{{Span: text.At(span.Start), New: "address: "}}
	}
	return []text.Edit{{Span: text.At(span.Start), New: "{address: "}, {Span: text.At(span.End), New: "}"}}
}
