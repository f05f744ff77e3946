package lsp

import (
	"go.lsp.dev/protocol"

	"forge-manifest-ls/lsp/state"
)

// manifestPatterns are patterns of the names that manifests have. Formatting is registered for
// these files alone, so that other formatters keep all others.
var manifestPatterns = []string{"**/manifest.{yml,yaml}", "**/manifest.*.{yml,yaml}"}

// offerFormatting sets what is offered for all documents.
func offerFormatting(c state.FormattingCapabilities, out *protocol.ServerCapabilities) {
	if !c.Whole {
		out.DocumentFormattingProvider = protocol.Boolean(true)
	}
	if !c.Ranges {
		out.DocumentRangeFormattingProvider = protocol.Boolean(true)
	}
	if !c.OnType {
		out.DocumentOnTypeFormattingProvider = protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: enter}
	}
}

// formattingRegistrations returns what is registered for manifests.
func formattingRegistrations(c state.FormattingCapabilities) (out []registration) {
	type filter struct {
		Pattern string `json:"pattern"`
	}
	type options struct {
		Selector []filter `json:"documentSelector"`
		Trigger  string   `json:"firstTriggerCharacter,omitempty"`
	}
	var selector []filter
	for _, pattern := range manifestPatterns {
		selector = append(selector, filter{pattern})
	}
	add := func(wanted bool, method, trigger string) {
		if wanted {
			out = append(out, registration{method, method, options{selector, trigger}})
		}
	}
	add(c.Whole, protocol.MethodTextDocumentFormatting, "")
	add(c.Ranges, protocol.MethodTextDocumentRangeFormatting, "")
	add(c.OnType, protocol.MethodTextDocumentOnTypeFormatting, enter)
	return out
}
