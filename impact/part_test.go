package impact_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestNext holds that what is taken over of a comparison is what another one from scratch finds: after random edits
// of real manifests and made-up apps, most of which are taken back, with places that are refused and without.
func TestNext(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for name, src := range texts(t) {
		before := unchecked(src)
		f := manifest.New(text.New(mutate.Slip(random, src)))
		var last *impact.Comparison
		for f := range mutate.Versions(random, f, oracle.Number("EDITS", 12)) {
			after := impact.Manifest{File: f}
			if random.IntN(4) == 0 {
				after.Refused = []text.Span{text.At(random.IntN(f.Buffer().Len() + 1))}
			}
			last = last.Next(before, after)
			scratch := impact.Compare(before, impact.Manifest{File: manifest.New(f.Buffer()), Refused: after.Refused})
			if !reflect.DeepEqual(last.Result, scratch) {
				t.Fatalf("%s: %v\nfrom scratch %v\n%s", name, told(last.Result), told(scratch), f.Buffer().String())
			}
		}
	}
}

// TestTakenOver holds that an edit has only its own part compared anew, and which edits have all compared anew.
func TestTakenOver(t *testing.T) {
	const src = "app: {id: x}\npermissions:\n  scopes: [a, b]\nmodules:\n  macro:\n    - key: m\n      title: ${T}\n  function:\n    - key: f\n      handler: index.run\nresources:\n  - key: r\n    path: p\n"
	before := unchecked(strings.Replace(src, ", b", "", 1))
	for _, tt := range []struct{ at, insert, anew string }{
		{"index.run", "x", "modules function"},
		{"a, b", "c, ", "permissions , programmes "},
		{"  function", "  # a comment\n", "modules macro"}, // what lies behind the last entry is its list's
		{"app:", "# a comment\n", ""},
		{"index.run", "\"", "modules function, programmes "},
		{"app:", "environment: {variables: [T]}\n", "app , connectModules , modules function, modules macro, overrides , permissions , programmes , providers , resources , services , translations "},
		{"resources:", "---\n", "all"},
		{"[a, b", "&x ", "all"},
	} {
		f := manifest.New(text.New(src))
		last := (*impact.Comparison)(nil).Next(before, impact.Manifest{File: f})
		f, err := f.Edit(text.Edit{Span: text.At(strings.Index(src, tt.at)), New: tt.insert})
		if err != nil {
			t.Fatal(err)
		}
		after := impact.Manifest{File: f}
		next := last.Next(before, after)
		if anew := strings.Join(impact.Anew(last, next), ", "); anew != tt.anew {
			t.Errorf("%q before %q: anew are %q, want %q", tt.insert, tt.at, anew, tt.anew)
		}
		if scratch := impact.Compare(before, after); !reflect.DeepEqual(next.Result, scratch) {
			t.Errorf("%q before %q: %v, from scratch %v", tt.insert, tt.at, told(next.Result), told(scratch))
		}
	}
}
