package lsp

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkStructure is a key and one request about the whole document behind it, over the
// in-memory pipe; and the key alone, which is to be taken off.
func BenchmarkStructure(b *testing.B) {
	whole, cursor := documentOnly, `"position":{"line":9,"character":14}`
	part := `"range":{"start":{"line":40,"character":0},"end":{"line":90,"character":0}}`
	about := func(more string) string { return fmt.Sprintf(`{"textDocument":{"uri":%q},%s}`, manifestURI, more) }
	requests := []struct{ name, method, params string }{
		{"key", "", ""},
		{"documentSymbol", "textDocument/documentSymbol", whole},
		{"foldingRange", "textDocument/foldingRange", whole},
		{"selectionRange", "textDocument/selectionRange", about(`"positions":[{"line":9,"character":14}]`)},
		{"linkedEditingRange", "textDocument/linkedEditingRange", about(cursor)},
		{"formatting", "textDocument/formatting", whole},
		{"onTypeFormatting", "textDocument/onTypeFormatting", about(cursor + `,"ch":"\n"`)},
		{"documentLink", "textDocument/documentLink", whole},
		{"codeLens", "textDocument/codeLens", whole},
		{"inlayHint", "textDocument/inlayHint", about(part)},
		{"semanticTokens", "textDocument/semanticTokens/full", whole},
		{"semanticTokensDelta", "textDocument/semanticTokens/full/delta", about(`"previousResultId":"x"`)},
		{"semanticTokensRange", "textDocument/semanticTokens/range", about(part)},
		{"workspaceSymbol", "workspace/symbol", `{"query":"f12"}`},
	}
	for _, lines := range []int{1_000, 10_000} {
		for _, r := range requests {
			b.Run(fmt.Sprintf("%s/%d", r.name, lines), func(b *testing.B) {
				c := connect(b, Options{})
				c.must("initialize", `{"initializationOptions":{"inlayHints":{"handlers":true,"resources":true,"intervals":true,"defaults":true}},
					"capabilities":{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"foldingRange":{"lineFoldingOnly":true}},
					"experimental":{"commands":{"commands":["forge-manifest-ls.showReferences"]}}}}`)
				c.notify("initialized", "{}")
				c.didOpen(manifestURI, manifestOf(lines))
				c.published(manifestURI, 1)
				version := 1
				b.ReportAllocs()
				for b.Loop() {
					version++
					c.didChange(manifestURI, version, change(9, 14, 9, 14+version%2, strings.Repeat("x", 1-version%2)))
					if r.method != "" {
						c.must(r.method, r.params)
					} else {
						c.published(manifestURI, version)
					}
				}
			})
		}
	}
}

// manifestOf is a manifest of about a number of lines: functions, and modules that name them.
func manifestOf(lines int) string {
	var s strings.Builder
	s.WriteString("permissions:\n  scopes:\n    - storage:app\nmodules:\n  function:\n")
	n := lines / 8
	for i := range n {
		fmt.Fprintf(&s, "    - key: f%d\n      handler: index.run\n", i)
	}
	s.WriteString("  jira:issuePanel:\n")
	for i := range n {
		fmt.Fprintf(&s, "    - key: p%d\n      title: Panel\n      resource: main\n      resolver:\n        function: f%d\n      icon: https://example.com/i.png\n", i, i)
	}
	s.WriteString("resources:\n  - key: main\n    path: static/main\n")
	return s.String()
}
