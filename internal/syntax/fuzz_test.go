package syntax

import (
	"math/rand/v2"
	"testing"

	"forge-manifest-ls/internal/text"
)

// seeds adds the YAML Test Suite to a fuzz corpus, where it is at hand, and a few
// texts of our own.
func seeds(f *testing.F, add func(s string)) {
	add("modules:\n  jira:dashboardBackgroundScript:\n    - key: a\n      resource: main\n      resolver:\n        function: \"f\n")
	add("a: [b, {c: d}]\r\n- |2+\n  x\n\n? &a !!t y\n: *a\n")
	if testing.Short() {
		return
	}
	for _, c := range suite(f) {
		add(c.YAML)
	}
}

// FuzzParse: any text gives a lossless tree whose every node can be asked.
func FuzzParse(f *testing.F) {
	seeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, s string) {
		tree := Parse(text.New(s))
		checkLaws(t, tree, s, text.Edit{})
		for _, e := range tree.Errors() {
			if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(s) {
				t.Fatalf("%s at %v of %d bytes", e.Kind, e.Span, len(s))
			}
		}
		visit(t, tree.Stream(), text.Span{End: len(s)})
	})
}

// visit asks everything of a node and those below it, which must lie within it.
func visit(t *testing.T, n Node, within text.Span) {
	span := n.Outer()
	if span.Start < within.Start || span.End > within.End || n.Span().Start < span.Start {
		t.Fatalf("%s at %v lies outside %v", n.Kind(), span, within)
	}
	if n.Kind() >= props {
		t.Fatalf("a token, %s, at %v is given out as a node", n.Kind(), span)
	}
	n.Scalar()
	n.Anchor()
	n.Tag()
	for p := range n.Pairs() {
		if p.Key().IsZero() || p.Value().IsZero() {
			t.Fatalf("a pair without key or value at %v", p.Span())
		}
	}
	for i := range n.Items() {
		if i.Value().IsZero() {
			t.Fatalf("an item without value at %v", i.Span())
		}
	}
	for c := range n.Children() {
		visit(t, c, text.Span{Start: span.Start, End: max(span.End, n.start+int(n.c.width))})
	}
}

// FuzzEdit: a tree that was edited equals a fresh parse.
func FuzzEdit(f *testing.F) {
	seeds(f, func(s string) { f.Add(s, uint64(len(s))) })
	f.Fuzz(func(t *testing.T, s string, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 4))
		buf := text.New(s)
		tree := Parse(buf)
		for range 5 {
			e := randomEdit(r, buf.String())
			next, err := buf.Edit(e)
			if err != nil {
				t.Fatal(err)
			}
			tree = tree.Edit(next, e)
			checkLaws(t, tree, buf.String(), e)
			buf = next
		}
	})
}
