package syntax

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"
)

// manifestOf returns a valid manifest of about n lines.
func manifestOf(n int) string {
	var b strings.Builder
	b.WriteString("app:\n  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111\n  runtime:\n    name: nodejs24.x\nmodules:\n  jira:dashboardBackgroundScript:\n")
	for i := range n / 5 {
		fmt.Fprintf(&b, "    - key: script-%d\n      resource: main\n      render: native # by UI Kit\n      resolver:\n        function: \"fetch\"\n", i)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			buf := text.New(manifestOf(n))
			b.SetBytes(int64(buf.Len()))
			b.ReportAllocs()
			for b.Loop() {
				Parse(buf)
			}
		})
	}
}

func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			buf := text.New(manifestOf(n))
			tree := Parse(buf)
			at := strings.Index(buf.String()[buf.Len()/2:], "main") + buf.Len()/2
			e := text.Edit{Span: text.At(at), New: "x"}
			next, err := buf.Edit(e)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				tree.Edit(next, e)
			}
		})
	}
}
