package navigation

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

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

// BenchmarkFile is what each question about a whole file costs, after an edit.
func BenchmarkFile(b *testing.B) {
	for _, lines := range []int{1_000, 10_000} {
		f := manifest.New(text.New(manifestOf(lines)))
		whole := text.Span{End: f.Buffer().Len()}
		part := text.Span{Start: 1000, End: 2500}
		edit := text.Edit{Span: text.At(strings.Index(f.Buffer().String(), "index")), New: "x"}
		Symbols(f)
		for _, q := range []struct {
			name string
			ask  func(*manifest.File)
		}{
			{"none", func(f *manifest.File) {}},
			{"Symbols", func(f *manifest.File) { Symbols(f) }},
			{"Folds", func(f *manifest.File) { Folds(f) }},
			{"Selections", func(f *manifest.File) { Selections(f, 1500) }},
			{"LinkedNames", func(f *manifest.File) { LinkedNames(f, edit.Span.Start-20) }},
			{"Links", func(f *manifest.File) { Links(f, nil) }},
			{"UseLenses", func(f *manifest.File) { UseLenses(f) }},
			{"Hints", func(f *manifest.File) { Hints(f, part, allHints) }},
			{"Tokens", func(f *manifest.File) { Tokens(f, whole) }},
			{"TokensPart", func(f *manifest.File) { Tokens(f, part) }},
			{"Names", func(f *manifest.File) { Names(f) }},
		} {
			b.Run(fmt.Sprintf("%s/%d", q.name, lines), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					next, err := f.Edit(edit)
					if err != nil {
						b.Fatal(err)
					}
					q.ask(next)
				}
			})
		}
	}
}
