package manifest

import (
	"strings"
	"testing"
)

func FuzzContextAt(f *testing.F) {
	for _, src := range []string{
		small, "", "- - a", "? a\n: b", "a: |\n\n  x\n \n", "[{a: b, c", "\"", "\ta: b\n", "modules:\r\n  x:\r\n    - \r\n",
		"<<<<<<< a\nb\n=======\n", "&x *x", "a: &x\n  b: *x", "---\n...\n---\na", "\ufeffapp:\n", "a: 'b\n\n c", "modules: [", "!!str : a",
		"a:\n\nb:c d\n e:f\r g\n", "0\r\n000",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 2000 {
			src = src[:2000]
		}
		file := parse(src)
		file.IsForge()
		file.IsBlank()
		for at := -1; at <= len(src)+1; at++ {
			c := file.ContextAt(at)
			if c.Span.Start > c.Offset || c.Span.End < c.Offset || c.Span.Start < 0 || c.Span.End > len(src) {
				t.Fatalf("at %d of %q: span %v does not hold the offset %d", at, src, c.Span, c.Offset)
			}
			if strings.ContainsAny(file.Buffer().Slice(c.Span), "\n\r") {
				t.Fatalf("at %d of %q: span %v covers lines", at, src, c.Span)
			}
			if c.Role == RoleItem && (len(c.Path) == 0 || c.Path[len(c.Path)-1].Index < 0) {
				t.Fatalf("at %d of %q: path %s of an item does not end in an index", at, src, c.Path)
			}
			c.InMapping()
			c.Prefix(file)
		}
	})
}

func FuzzView(f *testing.F) {
	f.Add(small)
	f.Add("modules: {function: [{key: &x a}, *x, {key: *x}]}\nresources: *x\n")
	f.Fuzz(func(t *testing.T, src string) {
		file := parse(src)
		summary(file)
		for _, l := range file.Lists() {
			for _, e := range l.Entries {
				if s := e.Span(); s.Start < 0 || s.End > len(src) || s.End < s.Start {
					t.Fatalf("entry of %q at %v", src, s)
				}
				file.Value(e.Node()).MayHave("x")
			}
		}
		if shape(file.Value(file.Tree().Root())) == "" {
			t.Fatal("a value has no shape")
		}
	})
}
