package schema_test

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/jsonvalue"
)

// Each pattern matches what it matches in JavaScript, as recorded by testdata/patterns.mjs.
func TestPatternsEqualJavaScript(t *testing.T) {
	sources, strings, matching := 0, 0, 0
	explained := schema.Words()
	first, err := schema.ParseLiteral([]byte("0"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range jsonvalue.Recorded(t, "testdata/patterns.jsonl.gz") {
		record := jsonvalue.Parse(t, line)
		source := record.Members[0].Text()
		s := schema.Decode(`{"pattern":`+quoted(t, source)+`}`, first)
		if s.Pattern == nil {
			t.Fatal(source)
		}
		if !slices.Contains(explained, source) {
			t.Errorf("%s is not explained", source)
		}
		sources++
		for i, want := range []bool{true, false} {
			for _, text := range record.Members[i+1].Members {
				strings++
				if want {
					matching++
				}
				if got := s.Pattern.Match(text.Text()); got != want {
					t.Errorf("%s matches %q: %t, in JavaScript %t", source, text.Text(), got, want)
				}
			}
		}
	}
	if sources != len(explained) || strings < 9000 || matching < 1000 {
		t.Errorf("%d of %d patterns, %d strings, %d matching", sources, len(explained), strings, matching)
	}
}
