package marker_test

import (
	"testing"

	"forge-manifest-ls/analysis/rules"
)

// TestEveryRule demands a marker file in which the rule fires, for every rule that a
// short manifest can break.
func TestEveryRule(t *testing.T) {
	marked := map[string]bool{}
	for _, f := range load(t) {
		for _, m := range f.Marks() {
			if m.Verb == "diag" {
				marked[m.Arg(0)] = true
			}
		}
	}
	elsewhere := map[string]bool{
		"manifest-empty":       true, // an empty file is taken for a manifest only when a command line names it
		"env-variable-missing": true, // only there is the environment known: testdata/script
	}
	for _, r := range rules.All().Rules() {
		sample, err := rules.All().Sample(r)
		if err != nil {
			t.Fatal(err)
		}
		if sample.Bad != "" && !elsewhere[r.ID] && !marked[r.ID] {
			t.Errorf("no marker file has a diagnostic of the rule %s: %s", r.ID, r.Doc)
		}
	}
}
