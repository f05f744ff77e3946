package hover

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// tryAt asks at an offset and verifies the answer: it has a text without
// holes, and is about what the cursor is on.
func tryAt(t *testing.T, f *manifest.File, offset int, opts Options) bool {
	t.Helper()
	h, ok := At(f, offset, opts)
	if !ok {
		return false
	}
	src := f.Buffer().String()
	offset = f.ContextAt(offset).Offset // not between the bytes of a line end
	switch {
	case h.Span.Start > offset || h.Span.End < offset || h.Span.End > len(src) || h.Span.Len() == 0:
		t.Errorf("offset %d: the span is %v in\n%s", offset, h.Span, src)
	case !strings.HasPrefix(h.Text, "**"):
		t.Errorf("offset %d: %q has no title", offset, h.Text)
	case strings.Contains(h.Text, "\n\n\n") || strings.Contains(h.Text, "- \n") || strings.HasSuffix(h.Text, "\n") || strings.Contains(h.Text, " ``\n"):
		t.Errorf("offset %d: %q has holes", offset, h.Text)
	}
	return true
}

// TestEverywhere asks at offsets of real manifests: a sample, or all with OFFSETS=1.
func TestEverywhere(t *testing.T) {
	corpus := oracle.Folder(t, "corpus/manifests")
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 5))
	all := oracle.Number("OFFSETS", 0) > 0
	answers := 0
	for _, name := range slices.Sorted(maps.Keys(corpus)) {
		src := corpus[name]
		if r.IntN(4) == 0 {
			src = strings.ReplaceAll(strings.ReplaceAll(src, "\r", ""), "\n", "\r\n")
		}
		f := manifest.New(text.New(src))
		for offset := 0; offset <= len(src); {
			if tryAt(t, f, offset, Options{}) {
				answers++
			}
			offset++
			if !all {
				offset += r.IntN(120)
			}
		}
	}
	if answers < len(corpus) {
		t.Errorf("%d answers in %d manifests", answers, len(corpus))
	}
}

// TestEverywhereInBrokenText asks in manifests with mistakes and in such that end early, beside
// their files.
func TestEverywhereInBrokenText(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 6))
	n := oracle.Number("MANIFESTS", 150)
	for app := range mutate.Apps(schema.Embedded(), uint64(oracle.Number("SEED", 1))) {
		src := mutate.Broken(r, app.Text)
		around := memory.Files{}
		for name, content := range app.Files {
			around["/app/"+name] = content
		}
		f, opts := manifest.New(text.New(src)), Options{Files: files.NewStore(around).In("/app")}
		for range 60 {
			tryAt(t, f, r.IntN(len(src)+1), opts)
		}
		if n--; n == 0 || t.Failed() {
			return
		}
	}
}

// TestEditedEqualsFresh makes random edits and asks beside each, in the edited file and in one
// that is parsed anew.
func TestEditedEqualsFresh(t *testing.T) {
	seed := uint64(oracle.Number("SEED", 1))
	r := rand.New(rand.NewPCG(seed, 7))
	left := oracle.Number("EDITED", 60)
	for app := range mutate.Apps(schema.Embedded(), seed+5000) {
		if left--; left < 0 {
			break
		}
		f := manifest.New(text.New(app.Text))
		for range 25 {
			next, err := f.Edit(mutate.Edit(r, f.Buffer()))
			if err != nil {
				t.Fatal(err)
			}
			f = next
			at := r.IntN(f.Buffer().Len() + 1)
			want, _ := At(manifest.New(text.New(f.Buffer().String())), at, Options{})
			if got, _ := At(f, at, Options{}); got != want {
				t.Fatalf("a fresh file gives\n%v\nthe edited one\n%v\nat %d of\n%s", want, got, at, f.Buffer().String())
			}
		}
	}
}

// TestEveryKeyIsKnown asks at each key of maps that the catalogue describes: all have a text,
// with more to it than a title.
func TestEveryKeyIsKnown(t *testing.T) {
	n := oracle.Number("MANIFESTS", 60)
	for app := range mutate.Apps(schema.Embedded(), 7) {
		f := manifest.New(text.New(app.Text))
		for line := range f.Buffer().Lines() {
			span := f.Buffer().Line(line)
			start := span.Start + len(f.Buffer().Slice(span)) - len(strings.TrimLeft(f.Buffer().Slice(span), " -"))
			c := f.ContextAt(start)
			isDescribed := slices.ContainsFunc(f.SchemasAt(c.Path), func(s *schema.Schema) bool { return len(s.Properties) > 0 })
			if c.Role != manifest.RoleKey || c.Node.IsZero() || !isDescribed {
				continue
			}
			if h, ok := At(f, start, Options{}); !ok || !strings.Contains(h.Text, "\n") {
				t.Errorf("%s: %q", c.Path, h.Text)
			}
		}
		if n--; n == 0 {
			return
		}
	}
}

func BenchmarkAt10000(b *testing.B) {
	src := "permissions:\n  scopes: [read:jira-work]\nmodules:\n  trigger:\n" +
		strings.Repeat("    - key: t\n      function: f\n      events:\n        - avi:jira:created:issue\n        - avi:jira:updated:issue\n", 1000) +
		"  jira:issuePanel:\n" + strings.Repeat("    - key: p\n      title: P\n      resource: main\n      resolver:\n        function: f\n", 1000) +
		"  function:\n    - key: f\n      handler: index.run\nresources:\n  - key: main\n    path: static\n"
	for name, mark := range map[string]string{
		"type": "jira:issue‸Panel", "key": "tit‸le: P", "reference": "function: f‸", "definition": "handler: index.‸run", "scope": "read:ji‸ra", "resource": "key: mai‸n",
	} {
		b.Run(name, func(b *testing.B) {
			offset := at(b, src, mark)
			f := manifest.New(text.New(src))
			f.Definitions(manifest.Function)
			for b.Loop() {
				next, err := f.Edit(text.Edit{Span: text.At(0), New: "# c\n"})
				if err != nil {
					b.Fatal(err)
				}
				next.Definitions(manifest.Function)
				At(next, offset+4, Options{})
			}
		})
	}
}
