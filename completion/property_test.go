package completion

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

// tryAt asks for completion at an offset and verifies some of the items.
func tryAt(t *testing.T, r *rand.Rand, src string, offset, items int) {
	t.Helper()
	f := manifest.New(text.New(src))
	at := f.ContextAt(offset)
	l := At(f, &at, Options{Snippets: r.IntN(2) == 0})
	if again := f.ContextAt(offset); !reflect.DeepEqual(at, again) {
		t.Fatalf("the context at %d of %q was changed to %+v, from %+v", offset, src, at, again)
	}
	for range min(items, len(l.Items)) {
		verify(t, f, f.ContextAt(offset).Offset, l.Items[r.IntN(len(l.Items))])
		if t.Failed() {
			return
		}
	}
}

// TestEverywhere asks at offsets of real manifests: a sample, or all with OFFSETS=1.
func TestEverywhere(t *testing.T) {
	corpus := oracle.Folder(t, "corpus/manifests")
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 3))
	all := oracle.Number("OFFSETS", 0) > 0
	for _, name := range slices.Sorted(maps.Keys(corpus)) {
		src := corpus[name]
		if r.IntN(4) == 0 {
			src = strings.ReplaceAll(strings.ReplaceAll(src, "\r", ""), "\n", "\r\n")
		}
		t.Run(name, func(t *testing.T) {
			if all {
				for offset := range len(src) + 1 {
					tryAt(t, r, src, offset, 6)
				}
				return
			}
			for range 12 {
				tryAt(t, r, src, r.IntN(len(src)+1), 4)
			}
		})
	}
}

// TestEverywhereInBrokenText asks in manifests with mistakes, and in such that end early.
func TestEverywhereInBrokenText(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 4))
	n := oracle.Number("MANIFESTS", 150)
	for app := range mutate.Apps(schema.Embedded(), uint64(oracle.Number("SEED", 1))) {
		src := mutate.Broken(r, app.Text)
		for range 8 {
			tryAt(t, r, src, r.IntN(len(src)+1), 3)
		}
		halfTyped(t, r, src)
		if n--; n == 0 || t.Failed() {
			return
		}
	}
}

// halfTyped asks on a new line that is half typed, indented as the lines around it.
func halfTyped(t *testing.T, r *rand.Rand, src string) {
	lines := strings.SplitAfter(strings.TrimRight(src, "\n")+"\n", "\n")
	at := 1 + r.IntN(len(lines)-1)
	indent := len(lines[at-1]) - len(strings.TrimLeft(lines[at-1], " "))
	if strings.HasSuffix(strings.TrimSpace(lines[at-1]), ":") {
		indent += 2
	}
	next := len(lines[at]) - len(strings.TrimLeft(lines[at], " "))
	if next > indent || r.IntN(2) == 0 {
		indent = next
	}
	words := []string{"", "- ", "k", "re", "- k", "key:", "resource: ", "\"a", "${", "{", "["}
	if next >= indent { // a bracket would take in the lines that follow
		words = words[:len(words)-2]
	}
	word := words[r.IntN(len(words))]
	if word == "" {
		indent = r.IntN(12)
	}
	before := strings.Join(lines[:at], "") + strings.Repeat(" ", indent) + word
	tryAt(t, r, before+"\n"+strings.Join(lines[at:], ""), len(before), 6)
}

// TestEditedEqualsFresh makes random edits and asks behind each, in the edited file and in one
// that is parsed anew.
func TestEditedEqualsFresh(t *testing.T) {
	seed := uint64(oracle.Number("SEED", 1))
	r := rand.New(rand.NewPCG(seed, 5))
	left := oracle.Number("EDITED", 60)
	for app := range mutate.Apps(schema.Embedded(), seed+4000) {
		if left--; left < 0 {
			break
		}
		f := manifest.New(text.New(app.Text))
		for range 25 {
			e := mutate.Edit(r, f.Buffer())
			next, err := f.Edit(e)
			if err != nil {
				t.Fatal(err)
			}
			f = next
			at := e.Span.Start + len(e.New)
			fresh := listAt(manifest.New(text.New(f.Buffer().String())), at, Options{Snippets: true})
			if diff := cmp.Diff(written(fresh), written(listAt(f, at, Options{Snippets: true}))); diff != "" {
				t.Fatalf("a fresh file gives (-), the edited one (+) at %d:\n%s\n%s", at, diff, f.Buffer().String())
			}
		}
	}
}

// written is what items say and do.
func written(l List) []string {
	var out []string
	for _, i := range l.Items {
		out = append(out, fmt.Sprint(i.Label, i.Detail, i.Sort, i.Edit, i.Insert, i.Also, i.Preselect))
	}
	return out
}
