package completion

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// BenchmarkAt completes in manifests of some sizes; a character is typed before each time, so
// that nothing is left from the time before.
func BenchmarkAt(b *testing.B) {
	places := []struct{ name, line string }{
		{"key", "    - key: last\n      re‸\n"},
		{"gadget", "  jira:dashboardGadget:\n    - ‸\n"},
		{"module", "  jira:‸\n"},
		{"function", "    - key: last\n      resolver:\n        function: ‸\n"},
		{"event", "  trigger:\n    - key: t\n      function: function-1\n      events:\n        - ‸\n"},
		{"scope", "permissions:\n  scopes:\n    - ‸\n"},
	}
	for _, lines := range []int{100, 1000, 10000} {
		for _, place := range places {
			b.Run(fmt.Sprintf("%s/%d", place.name, lines), func(b *testing.B) {
				var s strings.Builder
				s.WriteString("app:\n  runtime:\n    name: nodejs24.x\nmodules:\n  function:\n")
				for i := range lines / 6 {
					fmt.Fprintf(&s, "    - key: function-%d\n      handler: index.run%d\n", i, i)
				}
				s.WriteString("  jira:dashboardBackgroundScript:\n")
				for i := range lines / 6 {
					fmt.Fprintf(&s, "    - key: script-%d\n      resource: main\n      resolver:\n        function: function-%d\n", i, i)
				}
				before, after, _ := strings.Cut(place.line, "‸")
				src := s.String() + before
				f := manifest.New(text.New(src + after + "resources:\n  - key: main\n    path: static/main\n"))
				for b.Loop() {
					b.StopTimer()
					g, err := f.Edit(text.Edit{Span: text.At(len(src)), New: "k"})
					if err != nil {
						b.Fatal(err)
					}
					if f, err = g.Edit(text.Edit{Span: text.Span{Start: len(src), End: len(src) + 1}}); err != nil {
						b.Fatal(err)
					}
					f.Lists() // as the diagnostics have asked for them
					b.StartTimer()
					if len(listAt(f, len(src), Options{Snippets: true}).Items) == 0 {
						b.Fatal("nothing to complete")
					}
				}
			})
		}
	}
}
