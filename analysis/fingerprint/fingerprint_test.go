package fingerprint_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/fingerprint"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// of returns the fingerprints of what is found in a text.
func of(src string) []fingerprint.Fingerprint {
	f := manifest.New(text.New(src))
	return fingerprint.Of(f, analysis.Checker{Groups: rules.All()}.Check(context.Background(), f))
}

const wrong = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  webtrigger:
    - key: other
      function: gone
    - key: hook
      function: gone
  function:
    - key: main
      handler: index.run
`

// TestPlace shows what a fingerprint is made of.
func TestPlace(t *testing.T) {
	found := of(wrong)
	want := fingerprint.Fingerprint{Rule: "reference-function", Place: "modules/webtrigger/[hook]/function", Gist: "gone"}
	if !slices.Contains(found, want) {
		t.Errorf("%+v is not among %+v", want, found)
	}
}

// TestStable: lines and entries before a problem do not change its fingerprint.
func TestStable(t *testing.T) {
	shifted := "# a comment\n\n" + strings.Replace(wrong, "    - key: other\n", "    - key: first\n      function: main\n    - key: other\n", 1)
	before, after := of(wrong), of(shifted)
	if len(before) == 0 || !slices.Equal(before, after) {
		t.Errorf("before: %+v\nafter: %+v", before, after)
	}
}

// TestUTF8: what is no UTF-8 in a manifest is none in a fingerprint, so that JSON holds it.
func TestUTF8(t *testing.T) {
	found := of(strings.NewReplacer("gone", "g\xff\xfe", "hook", "h\xff").Replace(wrong))
	if len(found) < 2 {
		t.Fatalf("%d problems", len(found))
	}
	for _, p := range found {
		if !utf8.ValidString(p.Place + p.Gist) {
			t.Errorf("%+v", p)
		}
	}
}

// TestDistinct: no two problems of a file have the same fingerprint.
func TestDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range of(strings.ReplaceAll(wrong, "key: other", "key: hook")) {
		if seen[p.Hash()] {
			t.Errorf("%+v is there twice", p)
		}
		seen[p.Hash()] = true
	}
	if len(seen) < 2 {
		t.Errorf("%d problems", len(seen))
	}
}
