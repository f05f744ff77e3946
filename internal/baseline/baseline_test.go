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

// problems are those of manifests, by their paths.
type problems = map[string][]fingerprint.Fingerprint

// TestRoundTrip: what is written is read as it was, and written in the same way again.
func TestRoundTrip(t *testing.T) {
	data := baseline.New().With(problems{"b/manifest.yml": {two, one}, "a/manifest.yml": {new}}).Encode()
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
	b := baseline.New().With(problems{"manifest.yml": {one, two}})
	known, gone := b.Known("manifest.yml", []fingerprint.Fingerprint{new, one})
	if !slices.Equal(known, []bool{false, true}) || gone != 1 {
		t.Errorf("%v, %d gone", known, gone)
	}
	if known, gone := b.Known("other.yml", []fingerprint.Fingerprint{one}); known[0] || gone != 0 {
		t.Errorf("other file: %v, %d gone", known, gone)
	}
	if _, gone := b.Known("manifest.yml", nil); gone != 2 {
		t.Errorf("%d gone of two", gone)
	}
}

// TestWith: what is not spoken of stays, and the baseline before stays as it was.
func TestWith(t *testing.T) {
	before := baseline.New().With(problems{"a.yml": {one}, "b.yml": {two}})
	after := before.With(problems{"b.yml": nil, "c.yml": {new, one}})
	if !slices.Equal(after.Paths(), []string{"a.yml", "c.yml"}) || after.Count() != 3 || before.Count() != 2 {
		t.Errorf("%v, %d problems; before %d", after.Paths(), after.Count(), before.Count())
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
