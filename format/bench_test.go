package format

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// BenchmarkEdits lays out a text that is laid out, one in which one line is not, and one whose
// indentation is twice as wide; and it begins a line.
func BenchmarkEdits(b *testing.B) {
	for _, lines := range []int{1_000, 10_000} {
		var src strings.Builder
		src.WriteString("modules:\n  jira:issuePanel:\n")
		for i := range lines / 6 {
			fmt.Fprintf(&src, "    - key: p%d\n      title: Panel\n      resource: main\n      resolver:\n        function: f%d\n      icon: https://example.com/i.png\n", i, i)
		}
		for name, text := range map[string]string{"laid-out": src.String(), "a-line": strings.Replace(src.String(), "title: Panel", "title:  Panel", 1), "wide": deeper(src.String(), 2)} {
			b.Run(fmt.Sprintf("%s/%d", name, lines), func(b *testing.B) {
				tree := parse(text)
				for b.Loop() {
					Edits(tree)
				}
			})
		}
		b.Run(fmt.Sprintf("enter/%d", lines), func(b *testing.B) {
			f := manifest.New(text.New(src.String() + "  function:\n\n"))
			for b.Loop() {
				AfterEnter(f, f.Buffer().Len()-1)
			}
		})
	}
}
