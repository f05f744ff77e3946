package lsp

import "go.lsp.dev/protocol"

// formattingCapabilities says for which of the methods of formatting a client takes the names
// of the files that they are meant for. Other methods are offered for all that the client
// opens with the server.
type formattingCapabilities struct{ whole, ranges, onType bool }

// readFormatting reads the capabilities of formatting below textDocument.
func readFormatting(doc object) formattingCapabilities {
	dynamic := func(name string) bool { return doc.object(name)["dynamicRegistration"] == true }
	return formattingCapabilities{dynamic("formatting"), dynamic("rangeFormatting"), dynamic("onTypeFormatting")}
}

// manifestPatterns are patterns of the names that manifests have. Formatting is registered for
// these files alone, so that other formatters keep all others.
var manifestPatterns = []string{"**/manifest.{yml,yaml}", "**/manifest.*.{yml,yaml}"}

// offer sets what is offered for all documents.
func (c formattingCapabilities) offer(out *protocol.ServerCapabilities) {
	if !c.whole {
		out.DocumentFormattingProvider = protocol.Boolean(true)
	}
	if !c.ranges {
		out.DocumentRangeFormattingProvider = protocol.Boolean(true)
	}
	if !c.onType {
		out.DocumentOnTypeFormattingProvider = protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: enter}
	}
}

// registrations returns what is registered for manifests.
func (c formattingCapabilities) registrations() (out []registration) {
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
	add(c.whole, protocol.MethodTextDocumentFormatting, "")
	add(c.ranges, protocol.MethodTextDocumentRangeFormatting, "")
	add(c.onType, protocol.MethodTextDocumentOnTypeFormatting, enter)
	return out
}
