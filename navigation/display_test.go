package navigation

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

const allHints = HintHandler | HintResource | HintInterval | HintDefault

// checkDisplay tells how tokens, hints, links and lenses of a file break their promises.
func checkDisplay(t *testing.T, f *manifest.File, part text.Span) {
	t.Helper()
	buf, whole := f.Buffer(), text.Span{End: f.Buffer().Len()}
	tokens, end := Tokens(f, whole), 0
	for _, x := range tokens {
		if x.Span.Start < end || x.Span.Len() == 0 || x.Span.End > buf.Line(buf.LineAt(x.Span.Start)).End {
			t.Fatalf("the token %+v behind %d, in\n%s", x, end, buf.String())
		}
		end = x.Span.End
	}
	within := slices.DeleteFunc(slices.Clone(tokens), func(x Token) bool { return x.Span.Start < part.Start || x.Span.Start >= part.End })
	if got := Tokens(f, part); !slices.Equal(got, within) {
		t.Fatalf("tokens in %v: %+v, want %+v, in\n%s", part, got, within, buf.String())
	}
	hints := Hints(f, whole, allHints)
	for _, h := range hints {
		if h.At < 0 || h.At > buf.Len() || h.Label == "" {
			t.Fatalf("the hint %+v", h)
		}
	}
	some := slices.DeleteFunc(slices.Clone(hints), func(h Hint) bool { return !part.Contains(h.At) })
	if got := Hints(f, part, allHints); !slices.Equal(got, some) {
		t.Fatalf("hints in %v: %+v, want %+v, in\n%s", part, got, some, buf.String())
	}
	for _, l := range UseLenses(f) {
		if l.Span.Start < 0 || l.Span.End > buf.Len() {
			t.Fatalf("the lens %+v", l)
		}
	}
	for _, l := range DocumentationLenses(f) {
		if l.Span.Start < 0 || l.Span.End > buf.Len() {
			t.Fatalf("the lens %+v", l)
		}
	}
	for _, l := range Links(f, nil) {
		if l.Span.Start < 0 || l.Span.End > buf.Len() || l.Name == "" {
			t.Fatalf("the link %+v", l)
		}
		LinkTarget(f, l, nil)
	}
	Names(f)
}

func TestDisplayOfPrefixes(t *testing.T) {
	for _, src := range oracle.Folder(t, "corpus/manifests") {
		for end := 0; end < len(src); end += 1 + len(src)/15 {
			checkDisplay(t, manifest.New(text.New(src[:end])), text.Span{Start: end / 3, End: end / 2})
		}
	}
	left := 100
	for app := range mutate.Apps(schema.Embedded(), 3) {
		checkDisplay(t, manifest.New(text.New(app.Text)), text.Span{Start: len(app.Text) / 3, End: len(app.Text) / 2})
		if left--; left == 0 {
			break
		}
	}
}

func FuzzDisplay(f *testing.F) {
	for _, src := range []string{
		"modules:\n  function:\n    - key: &a f\n      handler: ${A}${\n  webtrigger:\n    - function: *a\n", "modules: {x: [{key: \"a\n b\"}]}", "resources:\n  - &x {key: a}\n  - *x\n",
		"app:\n  runtime: {name: nodejs24.x}\n", "permissions:\n  scopes: {a: b, ? c}\n", "modules:\n  trigger:\n    - events: ['a', \"b\", c\n d]\n",
	} {
		f.Add(src, 1, 20)
	}
	f.Fuzz(func(t *testing.T, src string, start, end int) {
		start, end = min(max(start, 0), len(src)), min(max(end, 0), len(src))
		checkDisplay(t, manifest.New(text.New(src)), text.Span{Start: min(start, end), End: max(start, end)})
	})
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		query, name string
		ok          bool
	}{{"", "a", true}, {"ab", "a-b", true}, {"AB", "xaxb", true}, {"ba", "a-b", false}, {"a b", "ab", true}, {"ä", "LÄUFT", true}, {"a", "", false}} {
		if _, ok := Match(tt.query, tt.name); ok != tt.ok {
			t.Errorf("Match(%q, %q) = %t", tt.query, tt.name, ok)
		}
	}
	for _, tt := range [][3]string{{"run", "run", "run-all"}, {"sm", "send-mail", "some"}, {"mail", "mailing", "mXaXiXl"}, {"gM", "getMail", "gemini"}} {
		better, _ := Match(tt[0], tt[1])
		if worse, ok := Match(tt[0], tt[2]); !ok || better <= worse {
			t.Errorf("%q fits %q with %d and %q with %d", tt[0], tt[1], better, tt[2], worse)
		}
	}
}
