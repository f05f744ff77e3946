package manifest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/text"
)

// edit replaces the first occurrence of a text.
func edit(t testing.TB, f *File, old, new string) *File {
	t.Helper()
	at := strings.Index(f.Buffer().String(), old)
	if at < 0 {
		t.Fatalf("no %q in the text", old)
	}
	if strings.HasPrefix(new, old) { // as small as a key press
		at, old, new = at+len(old), "", new[len(old):]
	}
	next, err := f.Edit(text.Edit{Span: text.Span{Start: at, End: at + len(old)}, New: new})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// count makes a PerEntry that counts how often each entry is worked out.
func count() (*PerEntry[string], map[string]int) {
	counts := map[string]int{}
	return NewPerEntry(func(e *Entry) string {
		key, _ := e.Key()
		counts[key.Name]++
		return key.Name
	}), counts
}

func all(f *File, p *PerEntry[string]) {
	for _, l := range f.Lists() {
		for _, e := range l.Entries {
			p.Of(e)
		}
	}
}

func TestPerEntry(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           string // the entries that are worked out anew
	}{
		{"an entry", "index.fetch", "index.other", "fetch"},
		{"a line above all", "app:", "# hello\napp:", ""},
		{"an entry more", "handler: index.fetch\n", "handler: index.fetch\n    - key: more\n", "fetch more"},
		{"an entry less", "    - key: fetch\n      handler: index.fetch\n", "", ""},
		{"the module type", "jira:dashboardBackgroundScript", "jira:dashboardGadget", "second shared"},
		{"a new variable", "app:", "environment: {variables: [X]}\napp:", "api ep fetch main second shared"},
		{"outside of entries", "{key: a, remote: api}", "{key: b, remote: api}", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(small)
			p, counts := count()
			all(f, p)
			clear(counts)
			all(f, p)
			if len(counts) != 0 {
				t.Fatalf("worked out twice in one version: %v", counts)
			}
			all(edit(t, f, tt.old, tt.new), p)
			var got []string
			for _, name := range []string{"api", "ep", "fetch", "main", "more", "second", "shared"} {
				if counts[name] > 0 {
					got = append(got, name)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("worked out %q, want %q", s, tt.want)
			}
		})
	}
}

func TestPerEntrySkipsVersions(t *testing.T) {
	f := parse(small)
	p, counts := count()
	all(f, p)
	clear(counts)
	for i := range 5 { // nobody looks at these versions
		f = edit(t, f, "app:", fmt.Sprintf("# %d\napp:", i))
	}
	all(f, p)
	if len(counts) != 0 {
		t.Errorf("results are lost over versions that nobody looked at: %v", counts)
	}
}

// TestPerList counts the lists that are looked at again after an edit.
func TestPerList(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"inside of an entry", "index.fetch", "index.other", "function"},
		{"elsewhere", "app:", "# none\napp:", ""},
		{"a name", "key: fetch", "key: fetched", "all"},
		{"a name that nothing refers to", "key: shared", "key: script", "jira:dashboardBackgroundScript"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var seen []string
			p := NewPerList(func(l *List) int {
				seen = append(seen, l.Section+l.Type)
				return len(l.Entries)
			})
			f := parse(small)
			look := func(f *File) {
				seen = nil
				for _, l := range f.Lists() {
					if got := p.Of(f, l); got != len(l.Entries) {
						t.Errorf("%s%s: got %d of %d entries", l.Section, l.Type, got, len(l.Entries))
					}
				}
			}
			look(f)
			all := len(seen)
			look(f)
			if len(seen) > 0 {
				t.Errorf("worked out twice in one version: %v", seen)
			}
			look(edit(t, f, tt.old, tt.new))
			got := strings.TrimPrefix(strings.Join(seen, " "), "modules")
			if len(seen) == all {
				got = "all"
			}
			if got != tt.want {
				t.Errorf("looked again at %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPerEntryWithAlias(t *testing.T) {
	f := parse("x: &k one\nmodules:\n  macro:\n    - key: *k\n    - key: other\n")
	p, counts := count()
	all(f, p)
	next := edit(t, f, "one", "two")
	all(next, p)
	if counts["two"] != 1 || counts["other"] != 1 {
		t.Errorf("got %v", counts)
	}
	if !next.Declares(Module, "two") || next.Declares(Module, "one") {
		t.Error("a key by alias must follow its anchor")
	}
}

func TestPerEntryConcurrently(t *testing.T) {
	f := edit(t, parse(small), "index.fetch", "index.other")
	p := NewPerEntry(func(e *Entry) string { k, _ := e.Key(); return k.Name })
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			g := f
			for i := range 20 {
				all(g, p)
				g.Lookup(Module, "fetch")
				g.Definitions(Module)
				g.Duplicates(Module)
				next, err := g.Edit(text.Edit{New: fmt.Sprintf("# %d\n", i)})
				if err != nil {
					t.Error(err)
					return
				}
				g = next
			}
		})
	}
	wg.Wait()
}

// judged stands for what package analysis keeps of an entry.
var judged = NewPerEntry(func(e *Entry) string {
	v := e.File.Value(e.Node())
	return fmt.Sprint(shape(v), v.MayHave("no such property"))
})

// summary is all that the view of a file says.
func summary(f *File) []string {
	out := referenced(f)
	for kind := Module; kind <= lastKind; kind++ {
		out = append(out, listed(f, kind), written(f, f.Unused(kind)))
		for _, g := range f.Duplicates(kind) {
			out = append(out, fmt.Sprint(len(g), g[0].Name, g[0].Span))
		}
	}
	for _, l := range f.Lists() {
		for _, e := range l.Entries {
			key, ok := e.Key()
			out = append(out, fmt.Sprint(l.Section, l.Type, e.Index, e.Span(), key.Span, ok, f.MayDeclare(Module, "x"), judged.Of(e)))
		}
	}
	return out
}

// TestEditEqualsNew: what is taken over must be what would be found.
func TestEditEqualsNew(t *testing.T) {
	pieces := []string{
		"- ", ":", "\n", "  ", "\"", "key: z\n", "{", "}", "modules:\n", "    - key: a\n", "*x", "&x ", "function: f",
		"environment: {variables: [X]}\n", "${X}", "\t", "#", "|", "<<<<<<< a\n", "---\n", "resource: main/a\n",
		"providers: {auth: [{key: a, remotes: [api]}]}\n", "  rovo:agent:\n    - actions: [a]\n", "  action:\n    - key: a\n",
	}
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := parse(small)
		for i := range 60 {
			n := f.Buffer().Len()
			at := r.IntN(n + 1)
			e := text.Edit{Span: text.Span{Start: at, End: min(n, at+r.IntN(3)*r.IntN(12))}, New: pieces[r.IntN(len(pieces))]}
			if r.IntN(3) == 0 {
				e.New = ""
			}
			next, err := f.Edit(e)
			if err != nil {
				t.Fatal(err)
			}
			if f = next; r.IntN(4) == 0 {
				continue // a version that nobody looks at
			}
			if diff := cmp.Diff(summary(New(f.Buffer())), summary(f)); diff != "" {
				t.Fatalf("seed %d, edit %d (%q at %d): fresh and edited views differ:\n%s\n%s", seed, i, e.New, at, diff, f.Buffer())
			}
		}
	}
}

func TestEditOutside(t *testing.T) {
	f := parse(small)
	if _, err := f.Edit(text.Edit{Span: text.Span{Start: 0, End: 99999}}); err == nil {
		t.Error("an edit outside of the text must be an error")
	}
}

// TestPrepare holds that results that are worked out on several processors are there afterwards, once each; and that
// what goes wrong with them is for who asks for them.
func TestPrepare(t *testing.T) {
	const many = 3 * manyEntries
	var src strings.Builder
	src.WriteString("modules:\n  function:\n")
	for i := range many {
		fmt.Fprintf(&src, "    - key: f%d\n", i)
	}
	f := New(text.New(src.String()))
	var calls atomic.Int32
	names := NewPerEntry(func(e *Entry) string {
		calls.Add(1)
		key, _ := e.Key()
		if key.Name == "f7" {
			panic("seven")
		}
		return key.Name
	})
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if names.Prepare(over, f); calls.Load() != 0 {
		t.Errorf("%d calls for a check that is over", calls.Load())
	}
	before := runtime.GOMAXPROCS(4)
	defer runtime.GOMAXPROCS(before)
	names.Prepare(t.Context(), f)
	if n := calls.Load(); n < 8 || n > many {
		t.Errorf("%d calls for %d entries", n, many)
	}
	panics := 0
	for _, e := range f.Lists()[0].Entries {
		func() {
			defer func() {
				if recover() != nil {
					panics++
				}
			}()
			if key, _ := e.Key(); names.Of(e) != key.Name {
				t.Errorf("%q is kept as %q", key.Name, names.Of(e))
			}
		}()
	}
	if n := calls.Load(); panics != 1 || n != many+1 {
		t.Errorf("%d panics, %d calls", panics, n)
	}
	next := edit(t, f, "f20", "f20x")
	calls.Store(0)
	if names.Prepare(t.Context(), next); calls.Load() != 0 {
		t.Errorf("%d calls for one entry", calls.Load())
	}
}
