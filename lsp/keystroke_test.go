package lsp

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkKeystroke is one key, from the notification to the published diagnostics,
// over the in-memory pipe.
func BenchmarkKeystroke(b *testing.B) {
	for _, lines := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			var text strings.Builder
			text.WriteString("modules:\n  function:\n")
			for i := range lines / 2 {
				fmt.Fprintf(&text, "    - key: f%d\n      handler: index.run\n", i)
			}
			c := open(b, Options{}, plainClient, text.String())
			c.published(manifestURI, 1)
			b.ReportAllocs()
			version := 1
			for b.Loop() {
				version++
				if version%2 == 0 {
					c.didChange(manifestURI, version, change(lines-3, 22, lines-3, 22, "x"))
				} else {
					c.didChange(manifestURI, version, change(lines-3, 22, lines-3, 23, ""))
				}
				c.published(manifestURI, version)
			}
		})
	}
}
