package rules_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

func TestCheckStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := checkAll(ctx, manifest.New(text.New("a: 1\n"))); got != nil {
		t.Errorf("got %d diagnostics, want none", len(got))
	}
}

// facets of a diagnostic that two checks of the same text must agree on.
func facets(diags []analysis.Diagnostic) []string {
	var out []string
	for _, d := range diags {
		out = append(out, fmt.Sprint(d.Rule.ID, d.Severity, d.Span, d.Message, d.Related, d.Tags, d.Fixes()))
	}
	return out
}

// TestEditedEqualsFresh makes random edits and compares what is found with and
// without the results that were kept.
func TestEditedEqualsFresh(t *testing.T) {
	seed := uint64(oracle.Number("SEED", 1))
	r := rand.New(rand.NewPCG(seed, 2))
	for range 6 {
		editAtRandom(t, r, analysis.Checker{Groups: rules.All()}, script, 100)
	}
	left := oracle.Number("EDITED", 60)
	for app := range mutate.Apps(schema.Embedded(), seed+3000) {
		if left--; left < 0 {
			break
		}
		editAtRandom(t, r, around(app.Files), app.Text, 25)
	}
}

// editAtRandom edits a text again and again.
func editAtRandom(t *testing.T, r *rand.Rand, c analysis.Checker, src string, edits int) {
	t.Helper()
	f := manifest.New(text.New(src))
	for i := range edits {
		next, err := f.Edit(mutate.Edit(r, f.Buffer()))
		if err != nil {
			t.Fatal(err)
		}
		f = next
		fresh := manifest.New(text.New(f.Buffer().String()))
		got := facets(c.Check(context.Background(), f))
		want := facets(c.Check(context.Background(), fresh))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("after edit %d: a fresh file gives (-), the edited one (+):\n%s\n%s", i, diff, f.Buffer().String())
		}
	}
}

// TestFixesOfBrokenTexts checks that no fix of any diagnostic breaks its own rules,
// whatever the text: edits in order, within the text, without overlap.
func TestFixesOfBrokenTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	lines := strings.SplitAfter(script, "\n")
	for range 400 {
		var b strings.Builder
		for range 5 + r.IntN(20) {
			line := lines[r.IntN(len(lines))]
			cut := r.IntN(len(line) + 1)
			if r.IntN(3) > 0 {
				cut = len(line)
			}
			b.WriteString(line[:cut])
		}
		src := b.String()
		for _, d := range check(t, src) {
			if d.Span.Start < 0 || d.Span.End > len(src) || d.Span.Start > d.Span.End || d.Message == "" {
				t.Fatalf("%s: span %v of a text of %d bytes, message %q", d.Rule.ID, d.Span, len(src), d.Message)
			}
			for _, fix := range d.Fixes() {
				apply(t, src, fix.Edits)
			}
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(script)
	for _, r := range rules.All().Rules() {
		if bad := sampleOf(f, r).Bad; bad != "" {
			f.Add(bad)
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<12 {
			return
		}
		for _, d := range check(t, src) {
			if d.Span.Start < 0 || d.Span.End > len(src) || d.Span.Start > d.Span.End {
				t.Fatalf("%s: span %v lies outside the text", d.Rule.ID, d.Span)
			}
			for _, fix := range d.Fixes() {
				apply(t, src, fix.Edits)
			}
		}
	})
}

// TestFixesConcurrently asks for the fixes of one check from several sides at once, as
// a server may, after the check is over and cancelled.
func TestFixesConcurrently(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	src := strings.NewReplacer("key: bg", "key: \"bg", "      title", "\ttitle", "    path", "   path", "function: main", "function: mian").Replace(script)
	diags := checkAll(ctx, manifest.New(text.New(src)))
	cancel()
	want := facets(check(t, src))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if diff := cmp.Diff(want, facets(diags)); diff != "" {
				t.Errorf("a fresh check gives (-), this one (+):\n%s", diff)
			}
		})
	}
	wg.Wait()
}
