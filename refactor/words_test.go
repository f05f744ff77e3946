package refactor

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// TestRewritesLoseNoWord: who changes the form alone keeps every comment, and every scalar with its
// anchor and tag, in real manifests and made-up ones, with comments, anchors and tags put
// anywhere, and with mistakes.
func TestRewritesLoseNoWord(t *testing.T) {
	r, counts := rand.New(rand.NewPCG(7, 8)), map[string]int{}
	manifests(t, func(src string) {
		for _, variant := range []string{src, mutate.Annotate(r, src), mutate.Annotate(r, mutate.Annotate(r, src)), mutate.Annotate(r, mutate.Slip(r, src)), mutate.Damage(r, src)} {
			f, seen := manifest.New(text.New(variant)), map[string]bool{}
			for range 25 {
				for _, a := range At(f, text.At(r.IntN(len(variant)+1)), nil) {
					if id := fmt.Sprint(a.Title, a.Edits); a.Kind == Rewrite && !seen[id] {
						seen[id] = true
						word, _, _ := strings.Cut(a.Title, " ")
						counts[word]++
						checkWords(t, a, f, made(t, f, a.Edits))
					}
				}
			}
		}
	})
	t.Logf("actions: %v", counts)
}

// TestWordsAreKept: an edit that leaves the value of a manifest what it is, and makes no mistakes, is
// refused where it loses a word.
func TestWordsAreKept(t *testing.T) {
	for _, tt := range []struct {
		src, old, by string
		want         bool
	}{
		{"a: [b, c]\n", "[b, c]", "['b', c]", true},
		{"a: b # c\n", "# c", "#  c", false},
		{"a: b # c\n", "# c", "# c ", true},
		{"a: b\n# c\n", "# c\n", "", false},
		{"a: &x b\n", "&x ", "", false},
		{"&x a: b\n", "&x ", "", false},
		{"a: !!str b\n", "!!str ", "", false},
		{"a: &x !!map {b: 1}\n", "&x !!map", "!!map &x", true},
		{"a: [b\n]\n'c' d\n", "'c' d\n", "", false},
	} {
		f, start := manifest.New(text.New(tt.src)), strings.Index(tt.src, tt.old)
		edit := text.Edit{Span: text.Span{Start: start, End: start + len(tt.old)}, New: tt.by}
		if got := keeps(f, []text.Edit{edit}); got != tt.want {
			t.Errorf("%q with %q for %q: %t", tt.src, tt.by, tt.old, got)
		}
	}
}

// manifests calls a function with real manifests, those of the documentation, and made-up ones.
func manifests(t *testing.T, each func(src string)) {
	for _, folder := range []string{"corpus/manifests", "corpus/doc-samples"} {
		all := oracle.Folder(t, folder)
		for _, name := range slices.Sorted(maps.Keys(all)) {
			each(all[name])
		}
	}
	left := oracle.Number("APPS", 40)
	for app := range mutate.Apps(schema.Embedded(), 29) {
		each(app.Text)
		if left--; left == 0 {
			return
		}
	}
}

// checkWords holds a manifest before and after an action against the law.
func checkWords(t *testing.T, a Action, before, after *manifest.File) {
	t.Helper()
	comments := commentsIn
	if strings.HasPrefix(a.Title, "Sort ") {
		comments = commentsByType
	}
	was, is := comments(before), comments(after)
	if a.Title != "Make the addresses of this list maps" { // which is more than another form
		was, is = append(was, scalarsIn(before.Tree().Stream())...), append(is, scalarsIn(after.Tree().Stream())...)
	}
	slices.Sort(was)
	slices.Sort(is)
	if !slices.Equal(was, is) {
		t.Errorf("%q has other words:\n%q\nand before\n%q\nnow\n%s\nbefore\n%s", a.Title, is, was, after.Buffer(), before.Buffer())
	}
}

// commentsIn returns the comments of a manifest.
func commentsIn(f *manifest.File) (all []string) {
	for c := range f.Tree().Comments() {
		all = append(all, strings.TrimRight(f.Buffer().Slice(c), " \t"))
	}
	return all
}

// commentsByType returns the comments of a manifest, each with the name of the module type that it is in, or
// stands directly behind and deeper than the name.
func commentsByType(f *manifest.File) (all []string) {
	buf, owners, owner := f.Buffer(), ownersOf(f), ""
	keys := 0
	for pair := range f.Tree().Root().Get("modules").Pairs() {
		keys = yamledit.Column(buf, pair.Span().Start)
	}
	last := -1
	for c := range f.Tree().Comments() {
		line := buf.LineAt(c.Start)
		for i := last + 1; i <= line; i++ {
			words := strings.TrimSpace(buf.Slice(buf.Line(i)))
			isBelow := i == line && strings.HasPrefix(words, "#") && yamledit.Column(buf, c.Start) > keys
			if in, ok := owners[i]; ok || words != "" && !isBelow {
				owner = in
			}
		}
		all = append(all, owner+strings.TrimRight(buf.Slice(c), " \t"))
		last = line
	}
	return all
}

// ownersOf returns the names of the module types by the lines that they are on.
func ownersOf(f *manifest.File) map[int]string {
	owners := map[int]string{}
	for pair := range f.Tree().Root().Get("modules").Pairs() {
		for i := f.Buffer().LineAt(pair.Span().Start); i <= f.Buffer().LineAt(pair.Span().End); i++ {
			owners[i] = pair.KeyText()
		}
	}
	return owners
}

// scalarsIn returns the scalars, aliases and misplaced texts in a node, each with the anchor and the tag in
// front of it, and those of collections.
func scalarsIn(n syntax.Node) (all []string) {
	properties := n.Anchor() + " " + n.Tag() + " "
	switch {
	case n.Kind() == syntax.Stray && n.Last().IsZero(), n.Kind() == syntax.Alias:
		all = append(all, n.Text())
	case n.Kind().IsScalar():
		all = append(all, properties+n.Scalar().Text)
	case properties != "  ":
		all = append(all, properties)
	}
	for c := range n.Children() {
		all = append(all, scalarsIn(c)...)
	}
	return all
}
