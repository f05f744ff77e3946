package lsp

import (
	"go.lsp.dev/protocol"

	"forge-manifest-ls/lsp/state"
)

// offerFormatting sets what is offered for all documents.
func offerFormatting(c state.FormattingCapabilities, out *protocol.ServerCapabilities) {
	if !c.Whole {
		out.DocumentFormattingProvider = protocol.Boolean(true)
	}
	if !c.Ranges {
		out.DocumentRangeFormattingProvider = protocol.Boolean(true)
	}
	if !c.OnType {
		out.DocumentOnTypeFormattingProvider = protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: state.Enter}
	}
}
