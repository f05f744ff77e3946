package lsp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkNames is one request about the name at a cursor, right after a key, over the in-memory
// pipe. It reports the 95th percentile, too.
func BenchmarkNames(b *testing.B) {
	for _, lines := range []int{100, 1_000, 10_000} {
		var source strings.Builder
		source.WriteString("remotes:\n  - key: api\n    baseUrl: https://${HOST}\nenvironment:\n  variables: [HOST]\nmodules:\n  webtrigger:\n")
		for i := range lines / 5 {
			fmt.Fprintf(&source, "    - key: w%d\n      function: f%d\n", i, i)
		}
		source.WriteString("  scheduledTrigger:\n    - key: s\n      function: f0\n  function:\n")
		for i := range lines / 5 {
			fmt.Fprintf(&source, "    - key: f%d\n      handler: index.run\n", i)
		}
		whole := source.String()
		for _, request := range []struct{ name, method, at, more string }{
			{"definition", "textDocument/definition", "function: f0", ""},
			{"references", "textDocument/references", "function: f0", `,"context":{"includeDeclaration":true}`},
			{"highlight", "textDocument/documentHighlight", "function: f0", ""},
			{"variable", "textDocument/documentHighlight", "${HO", ""},
			{"rename", "textDocument/rename", "function: f0", `,"newName":"fresh"`},
			{"calls", "textDocument/prepareCallHierarchy", "function: f0", ""},
		} {
			b.Run(fmt.Sprintf("%s/%d", request.name, lines), func(b *testing.B) {
				c := open(b, Options{}, newestClient, whole)
				c.published(manifestURI, 1)
				line := strings.Count(whole[:strings.LastIndex(whole, request.at)], "\n")
				start := strings.LastIndexByte(whole[:strings.LastIndex(whole, request.at)], '\n') + 1
				column := strings.LastIndex(whole, request.at) + len(request.at) - start
				params := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}%s}`, manifestURI, line, column, request.more)
				version := 1
				var took []time.Duration
				for b.Loop() {
					version++
					if last := lines/5*4 + 8; version%2 == 0 {
						c.didChange(manifestURI, version, change(last, 22, last, 22, "x"))
					} else {
						c.didChange(manifestURI, version, change(last, 22, last, 23, ""))
					}
					c.published(manifestURI, version)
					begin := time.Now()
					c.must(request.method, params)
					took = append(took, time.Since(begin))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)*95/100].Microseconds()), "p95-µs")
			})
		}
	}
}
