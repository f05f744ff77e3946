package syntax

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

// corpus returns real manifests and the texts of the YAML Test Suite.
func corpus(t testing.TB) []string {
	var texts []string
	manifests := oracle.Folder(t, "corpus/manifests")
	for _, name := range slices.Sorted(maps.Keys(manifests)) {
		texts = append(texts, manifests[name])
	}
	for _, c := range suite(t) {
		texts = append(texts, c.YAML)
	}
	return texts
}

// pieces are what random edits insert: all that has a meaning in YAML.
var pieces = []string{
	"\"", "'", "[", "]", "{", "}", ",", ":", ": ", " ", "  ", "\n", "\n\n", "\t", "#", " # x", "- ", "-", "? ", "|", ">", "|2-\n",
	"&a", "*a", "!t ", "---", "...", "\n---\n", "\n...\n", "%YAML 1.2\n", "a", "key: value", "\nkey: value\n", "\n    - x: y\n", "\\", "@", "`",
	"\r\n", "\r", "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n", "\x00", "\xff", "é", "😀", "\ufeff", "<<", "~", "  resource: main\n",
}

// randomEdit returns an edit of s of at most a few bytes.
func randomEdit(r *rand.Rand, s string) text.Edit {
	at := r.IntN(len(s) + 1)
	e := text.Edit{Span: text.At(at)}
	if r.IntN(2) == 0 {
		e.Span.End = min(len(s), at+r.IntN(6))
		if r.IntN(10) == 0 {
			e.Span.End = min(len(s), at+r.IntN(200))
		}
	}
	if e.Span.Len() == 0 || r.IntN(2) == 0 {
		e.New = pieces[r.IntN(len(pieces))]
	}
	return e
}

// checkLaws fails unless tree is lossless and equal to a fresh parse.
func checkLaws(t testing.TB, tree *Tree, before string, e text.Edit) {
	fresh := Parse(tree.buf)
	if !equal(tree.root, fresh.root) {
		t.Fatalf("after %+v of\n%q\n(-fresh +incremental)\n%s\nplaces differ at %s", e, before, cmp.Diff(fresh.Dump(), tree.Dump()), firstOther(fresh.root, tree.root))
	}
	if n := width(t, tree.root); n != len(tree.src) {
		t.Fatalf("tokens hold %d bytes of %d", n, len(tree.src))
	}
}

// equal reports whether two green trees are alike in all but how far their parse
// looked ahead.
func equal(a, b child) bool {
	if a.kind != b.kind || a.width != b.width || (a.node == nil) != (b.node == nil) {
		return false
	}
	if a.node == nil || a.node == b.node {
		return true
	}
	g, h := a.node, b.node
	if g.flow != h.flow || g.marks != h.marks || g.indent != h.indent || g.place != h.place || len(g.kids) != len(h.kids) || !slices.Equal(g.errs(), h.errs()) {
		return false
	}
	for i := range g.kids {
		if !equal(g.kids[i], h.kids[i]) {
			return false
		}
	}
	return true
}

// firstOther names the deepest first node in which two trees differ.
func firstOther(a, b child) string {
	if a.node != nil && b.node != nil && len(a.node.kids) == len(b.node.kids) {
		for i := range a.node.kids {
			if !equal(a.node.kids[i], b.node.kids[i]) {
				return a.kind.String() + " > " + firstOther(a.node.kids[i], b.node.kids[i])
			}
		}
		return fmt.Sprintf("%s place %x %x marks %v %v indent %d %d", a.kind, a.node.place, b.node.place, a.node.marks, b.node.marks, a.node.indent, b.node.indent)
	}
	return a.kind.String()
}

// width adds up the tokens below c, checking each node's width on the way.
func width(t testing.TB, c child) int {
	if c.node == nil {
		return int(c.width)
	}
	sum := 0
	for _, k := range c.node.kids {
		sum += width(t, k)
	}
	if sum != int(c.width) || sum != int(c.node.width) {
		t.Fatalf("%s: children hold %d bytes of %d", c.kind, sum, c.width)
	}
	return sum
}

// TestIncrementalEqualsFresh makes random edits, one after the other, over the
// corpus. EDITS sets how many; the run is the same for the same number and SEED.
func TestIncrementalEqualsFresh(t *testing.T) {
	edits := oracle.Number("EDITS", 60_000)
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 2))
	texts := corpus(t)
	for edits > 0 {
		s := texts[r.IntN(len(texts))]
		if len(s) > 6000 {
			s = s[:6000]
		}
		buf := text.New(s)
		tree := Parse(buf)
		for range 40 {
			e := randomEdit(r, buf.String())
			next, err := buf.Edit(e)
			if err != nil {
				t.Fatal(err)
			}
			tree = tree.Edit(next, e)
			checkLaws(t, tree, buf.String(), e)
			tree.Errors()
			buf = next
			edits--
		}
	}
}

func TestLossless(t *testing.T) {
	for _, s := range corpus(t) {
		tree := Parse(text.New(s))
		checkLaws(t, tree, s, text.Edit{})
		crlf := strings.ReplaceAll(s, "\n", "\r\n")
		checkLaws(t, Parse(text.New(crlf)), crlf, text.Edit{})
	}
}
