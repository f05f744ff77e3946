package lsp

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkKeystrokeWithBase is [BenchmarkKeystroke] for a whole app, without a base, with one that is the same, and with one that
// differs, so that there is a diagnostic to be sent and read.
func BenchmarkKeystrokeWithBase(b *testing.B) {
	for _, lines := range []int{100, 1_000, 10_000} {
		app := appOf(lines)
		bases := &based{texts: map[string]string{
			"same": app, "HEAD": strings.Replace(strings.Replace(app, "title: P 3", "title: Q 3", 1), "    - read:jira-user\n", "", 1),
		}}
		at := strings.Count(app, "\n") - 4 // the last handler
		for _, base := range []string{"", "same", "HEAD"} {
			b.Run(fmt.Sprintf("%d/base=%s", lines, base), func(b *testing.B) {
				c := connect(b, Options{Base: bases.read})
				c.must("initialize", fmt.Sprintf(`{"processId":null,"rootUri":null,"initializationOptions":{"impact":{"base":%q}},"capabilities":{}}`, base))
				c.notify("initialized", `{}`)
				c.didOpen(manifestURI, app)
				for found := base != "HEAD"; !found; {
					for _, d := range c.published(manifestURI, 1).Diagnostics {
						found = found || d["code"] == "impact-scope-added"
					}
				}
				b.ReportAllocs()
				version := 1
				for b.Loop() {
					version++
					if version%2 == 0 {
						c.didChange(manifestURI, version, change(at, 22, at, 22, "x"))
					} else {
						c.didChange(manifestURI, version, change(at, 22, at, 23, ""))
					}
					c.published(manifestURI, version)
				}
			})
		}
	}
}

// appOf returns a manifest of about so many lines, with panels and their functions.
func appOf(lines int) string {
	var out strings.Builder
	out.WriteString(strings.TrimSuffix(fmt.Sprintf(oneMacro, someScopes+"    - read:jira-user\n"), "  function:\n    - key: main\n      handler: index.run\n"))
	out.WriteString("  jira:issuePanel:\n")
	for i := range lines / 8 {
		fmt.Fprintf(&out, "    - key: p%d\n      title: P %d\n      resource: main\n      icon: https://example.com/i.svg\n      resolver:\n        function: f%d\n", i, i, i)
	}
	out.WriteString("  function:\n    - key: main\n      handler: index.run\n")
	for i := range lines / 8 {
		fmt.Fprintf(&out, "    - key: f%d\n      handler: index.run\n", i)
	}
	out.WriteString("resources:\n  - key: main\n    path: static/main\n")
	return out.String()
}
