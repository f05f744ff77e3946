package lsp

import (
	"fmt"
	"testing"
)

// TestFoldingByLines: an editor that hides lines gets no characters, and no more ranges than
// it takes, the outermost ones.
func TestFoldingByLines(t *testing.T) {
	const manifest = "modules:\n  function: [\n    {key: a, handler: b.c}\n  ]\n  macro:\n    - key: b\n      title: c\n"
	for _, tt := range []struct{ capability, want string }{
		{`{"lineFoldingOnly":true}`, `[{"startLine":0,"endLine":6},{"startLine":1,"endLine":2},{"startLine":4,"endLine":6},{"startLine":5,"endLine":6}]`},
		{`{"lineFoldingOnly":true,"rangeLimit":3}`, `[{"startLine":0,"endLine":6},{"startLine":1,"endLine":2},{"startLine":4,"endLine":6}]`},
		{`{"lineFoldingOnly":true,"rangeLimit":1}`, `[{"startLine":0,"endLine":6}]`},
	} {
		c := open(t, Options{}, fmt.Sprintf(`{"textDocument":{"foldingRange":%s}}`, tt.capability), manifest)
		if got := c.must("textDocument/foldingRange", documentOnly); string(got) != tt.want {
			t.Errorf("%s: %s, want %s", tt.capability, got, tt.want)
		}
	}
}

// documentOnly are the parameters of what is about the document that [open] opens.
var documentOnly = fmt.Sprintf(`{"textDocument":{"uri":%q}}`, manifestURI)

// TestStructureOfOthers: editors fall back on what they can do themselves where the answer is
// null, which an empty list is not.
func TestStructureOfOthers(t *testing.T) {
	c := open(t, Options{}, `{}`, "applications:\n- name: cloud-foundry\n  memory: 1G\n")
	for method, params := range map[string]string{
		"textDocument/foldingRange":       documentOnly,
		"textDocument/selectionRange":     fmt.Sprintf(`{"textDocument":{"uri":%q},"positions":[{"line":0,"character":1}]}`, manifestURI),
		"textDocument/linkedEditingRange": fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":0,"character":1}}`, manifestURI),
	} {
		if got := c.must(method, params); string(got) != "null" {
			t.Errorf("%s: %s", method, got)
		}
	}
}
