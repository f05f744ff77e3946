package refactor

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// BenchmarkAt is what the actions cost at the places where somebody's cursor may rest.
func BenchmarkAt(b *testing.B) {
	for _, lines := range []int{1_000, 10_000} {
		var src strings.Builder
		src.WriteString("modules:\n  jira:issuePanel:\n")
		for i := range lines / 6 {
			fmt.Fprintf(&src, "    - key: p%d\n      title: Panel\n      resource: main\n      resolver:\n        function: f%d\n      icon: https://example.com/i.png\n", i, i)
		}
		f := manifest.New(text.New(src.String()))
		for _, at := range []string{"title", "resolver", "function", "modules"} {
			b.Run(fmt.Sprintf("%s/%d", at, lines), func(b *testing.B) {
				place := text.At(strings.LastIndex(src.String(), at))
				for b.Loop() {
					At(f, place, nil)
				}
			})
		}
	}
}
