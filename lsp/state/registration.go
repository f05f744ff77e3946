package state

import "go.lsp.dev/protocol"

// Registration is something that the client is asked for after the session has begun.
type Registration struct {
	ID      string `json:"id"`
	Method  string `json:"method"`
	Options any    `json:"registerOptions"`
}

// manifestPatterns are patterns of the names that manifests have. Formatting is registered for
// these files alone, so that other formatters keep all others.
var manifestPatterns = []string{"**/manifest.{yml,yaml}", "**/manifest.*.{yml,yaml}"}

// Enter is the character that onTypeFormatting waits for.
const Enter = "\n"

// FormattingRegistrations returns what is registered for manifests.
func FormattingRegistrations(c FormattingCapabilities) (out []Registration) {
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
			out = append(out, Registration{method, method, options{selector, trigger}})
		}
	}
	add(c.Whole, protocol.MethodTextDocumentFormatting, "")
	add(c.Ranges, protocol.MethodTextDocumentRangeFormatting, "")
	add(c.OnType, protocol.MethodTextDocumentOnTypeFormatting, Enter)
	return out
}
