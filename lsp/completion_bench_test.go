package lsp

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"
)

// BenchmarkCursor is one key and the list or hover behind it, over the in-memory pipe.
func BenchmarkCursor(b *testing.B) {
	const method, hover = "textDocument/completion", "textDocument/hover"
	for _, lines := range []int{100, 1_000, 10_000} {
		var source strings.Builder
		source.WriteString("permissions:\n  scopes:\n    - storage:app\nmodules:\n  function:\n")
		for i := range lines / 2 {
			fmt.Fprintf(&source, "    - key: f%d\n      handler: index.run\n", i)
		}
		for _, place := range []struct{ name, method, at, typed string }{
			{"module-types", method, "modules:", "\n  jira:dash"},
			{"property", method, "      handler: index.run", "\n      time"},
			{"value", method, "index.run", "\n  webtrigger:\n    - key: w\n      function: f"},
			{"events", method, "index.run", "\n  trigger:\n    - key: t\n      function: f1\n      events:\n        - "},
			{"scopes", method, "storage:app", "\n    - "},
			{"hover", hover, "handler", " "},
		} {
			b.Run(fmt.Sprintf("%s/%d", place.name, lines), func(b *testing.B) {
				whole := source.String()
				c := open(b, Options{}, newestClient, whole)
				c.published(manifestURI, 1)
				at := strings.LastIndex(whole, place.at) + len(place.at)
				buf := text.New(whole[:at] + place.typed + whole[at:])
				start, end := buf.PositionAt(at, text.UTF16), buf.PositionAt(at+len(place.typed), text.UTF16)
				if place.method == hover {
					start, end = buf.PositionAt(len(whole), text.UTF16), buf.PositionAt(at-1, text.UTF16)
				}
				version := 1
				b.ReportAllocs()
				for b.Loop() {
					version++
					c.didChange(manifestURI, version, change(start.Line, start.Character, start.Line, start.Character, place.typed))
					c.must(place.method, fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, manifestURI, end.Line, end.Character))
					version++
					if place.method == hover {
						c.didChange(manifestURI, version, change(start.Line, start.Character, start.Line, start.Character+1, ""))
					} else {
						c.didChange(manifestURI, version, change(start.Line, start.Character, end.Line, end.Character, ""))
					}
				}
			})
		}
	}
}
