package manifest

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"
)

// generate makes a manifest of about n lines, five for each entry.
func generate(n int) string {
	var b strings.Builder
	b.WriteString("app:\n  id: ari:cloud:ecosystem::app/1\n  runtime:\n    name: nodejs24.x\nmodules:\n")
	for typ := range 4 {
		fmt.Fprintf(&b, "  jira:type%d:\n", typ)
		for i := range n / 20 {
			fmt.Fprintf(&b, "    - key: m%d-%d\n      resource: main\n      resolver:\n        function: f%d\n      title: A title of some length\n", typ, i, i)
		}
	}
	b.WriteString("resources:\n  - key: main\n    path: static\n")
	return b.String()
}

func BenchmarkEdit10000(b *testing.B) {
	src := generate(10_000)
	f := parse(src)
	p := NewPerEntry(func(e *Entry) string { k, _ := e.Key(); return k.Name })
	all(f, p)
	at := strings.Index(src, "m2-200") + 1
	for _, bench := range []struct {
		name string
		at   int
	}{{"value", strings.Index(src[at:], "title of") + at}, {"key", at}} {
		b.Run(bench.name, func(b *testing.B) {
			g := f
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				// One letter more, one letter less: the text stays what it is.
				e := text.Edit{Span: text.At(bench.at), New: "x"}
				if i%2 == 1 {
					e = text.Edit{Span: text.Span{Start: bench.at, End: bench.at + 1}}
				}
				next, err := g.Edit(e)
				if err != nil {
					b.Fatal(err)
				}
				g = next
				all(g, p)
				g.Declares(Module, "m1-1")
			}
		})
	}
}

// BenchmarkTree10000 is the part of BenchmarkEdit10000 that is not of this package.
func BenchmarkTree10000(b *testing.B) {
	src := generate(10_000)
	f := parse(src)
	at := strings.Index(src, "title of")
	for i := 0; b.Loop(); i++ {
		e := text.Edit{Span: text.At(at), New: "x"}
		if i%2 == 1 {
			e = text.Edit{Span: text.Span{Start: at, End: at + 1}}
		}
		next, err := f.Edit(e)
		if err != nil {
			b.Fatal(err)
		}
		f = next
	}
}

func BenchmarkContextAt10000(b *testing.B) {
	src := generate(10_000)
	f := parse(src)
	f.Lists()
	at := strings.LastIndex(src, "title of")
	for b.Loop() {
		f.ContextAt(at)
	}
}
