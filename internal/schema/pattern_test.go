package schema_test

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// Each pattern matches what it matches in JavaScript, as recorded by testdata/patterns.mjs.
func TestPatternsEqualJavaScript(t *testing.T) {
	sources, strings, matching := 0, 0, 0
	explained := schema.Words()
	for line := range recorded(t, "testdata/patterns.jsonl.gz") {
		record := parseJSON(t, line)
		source := record.items[0].text
		s, err := parseSchema(`{"pattern":` + quoted(t, source) + `}`)
		if err != nil || s.Pattern == nil {
			t.Fatalf("%s: %v", source, err)
		}
		if !slices.Contains(explained, source) {
			t.Errorf("%s is not explained", source)
		}
		sources++
		for i, want := range []bool{true, false} {
			for _, text := range record.items[i+1].items {
				strings++
				if want {
					matching++
				}
				if got := s.Pattern.Match(text.text); got != want {
					t.Errorf("%s matches %q: %t, in JavaScript %t", source, text.text, got, want)
				}
			}
		}
	}
	if sources != len(explained) || strings < 9000 || matching < 1000 {
		t.Errorf("%d of %d patterns, %d strings, %d matching", sources, len(explained), strings, matching)
	}
}
