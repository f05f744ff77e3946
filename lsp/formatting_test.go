package lsp

import (
	"strings"
	"testing"
)

// TestFormattingIsRegistered: where the client takes names of files, formatting is offered for
// manifests only, so that other formatters keep all other files; else for all documents.
func TestFormattingIsRegistered(t *testing.T) {
	c := connect(t, Options{})
	result := string(c.initialize(`{"textDocument":{"formatting":{"dynamicRegistration":true},"onTypeFormatting":{"dynamicRegistration":true}}}`))
	for name, want := range map[string]bool{"documentFormattingProvider": false, "documentOnTypeFormattingProvider": false, "documentRangeFormattingProvider": true} {
		if strings.Contains(result, name) != want {
			t.Errorf("%s is offered: %t", name, !want)
		}
	}
	m := c.wait("the registration", func(m wireMessage) bool { return m.Method == "client/registerCapability" })
	for _, want := range []string{`"method":"textDocument/formatting"`, `{"pattern":"**/manifest.{yml,yaml}"}`, `"firstTriggerCharacter":"\n"`} {
		if !strings.Contains(string(m.Params), want) {
			t.Errorf("registered %s, want %s", m.Params, want)
		}
	}
	if strings.Contains(string(m.Params), "rangeFormatting") {
		t.Errorf("registered %s", m.Params)
	}
}
