package baseline_test

import (
	"slices"
	"testing"

	"forge-manifest-ls/analysis/fingerprint"
	"forge-manifest-ls/internal/baseline"
)

var (
	one = fingerprint.Fingerprint{Rule: "a-rule", Place: "modules/macro/[m]/title", Gist: `<"x">`}
	two = fingerprint.Fingerprint{Rule: "a-rule", Place: "modules/macro/[m]/title", Gist: `<"x">`, Again: 1}
	new = fingerprint.Fingerprint{Rule: "b-rule", Place: "app", Gist: "é\x00"}
)

// TestRoundTrip: what is written is read as it was, and written in the same way again.
func TestRoundTrip(t *testing.T) {
	b, added, gone := baseline.New().With("b/manifest.yml", []fingerprint.Fingerprint{two, one})
	if added != 2 || gone != 0 {
		t.Errorf("%d added, %d gone", added, gone)
	}
	b, _, _ = b.With("a/manifest.yml", []fingerprint.Fingerprint{new})
	data := b.Encode()
	again, err := baseline.Parse(data)
	if err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	if got := again.Encode(); string(got) != string(data) {
		t.Errorf("%s\nand then %s", data, got)
	}
	if !slices.Equal(again.Paths(), []string{"a/manifest.yml", "b/manifest.yml"}) || again.Count() != 3 {
		t.Errorf("%v, %d", again.Paths(), again.Count())
	}
}

// TestKnown tells known problems from new ones, and counts those that are gone.
func TestKnown(t *testing.T) {
	b, _, _ := baseline.New().With("manifest.yml", []fingerprint.Fingerprint{one, two})
	known, gone := b.Known("manifest.yml", []fingerprint.Fingerprint{new, one})
	if !slices.Equal(known, []bool{false, true}) || gone != 1 {
		t.Errorf("%v, %d gone", known, gone)
	}
	if known, gone := b.Known("other.yml", []fingerprint.Fingerprint{one}); known[0] || gone != 0 {
		t.Errorf("other file: %v, %d gone", known, gone)
	}
	if b, _, gone := b.With("manifest.yml", nil); b.Count() != 0 || gone != 2 {
		t.Errorf("%d left, %d gone", b.Count(), gone)
	}
}

// TestRefused: what is no baseline is an error.
func TestRefused(t *testing.T) {
	for _, src := range []string{"", "[]", "{}", `{"version": 2, "files": {}}`, `{"version": 1, "filez": {}}`} {
		if _, err := baseline.Parse([]byte(src)); err == nil {
			t.Errorf("%q is accepted", src)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version": 1, "files": {"a": [{"rule": "r", "place": "p", "gist": "g", "again": 1}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := baseline.Parse(data)
		if err != nil {
			return
		}
		again, err := baseline.Parse(b.Encode())
		if err != nil || again.Count() != b.Count() {
			t.Errorf("%s: %v", b.Encode(), err)
		}
	})
}
