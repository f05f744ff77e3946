package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"forge-manifest-ls/impact"

	"github.com/google/go-cmp/cmp"
)

const impactPage = "docs/impact.md"

// rulesTable is the table of the rules about changes.
const (
	tableStart = "<!-- rules -->\n"
	tableEnd   = "<!-- end of rules -->\n"
)

// TestRulesPageOfImpact keeps the table of the rules about changes the same as the rules.
func TestRulesPageOfImpact(t *testing.T) {
	t.Chdir("../..")
	content, err := os.ReadFile(impactPage)
	if err != nil {
		t.Fatal(err)
	}
	have := string(content)
	before, rest, ok := strings.Cut(have, tableStart)
	_, after, closed := strings.Cut(rest, tableEnd)
	if !ok || !closed {
		t.Fatalf("%s has no table of rules", impactPage)
	}
	want := before + tableStart + impactTable() + tableEnd + after
	if *update {
		if err := os.WriteFile(impactPage, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("%s is stale; run this test with -update:\n%s", impactPage, diff)
	}
}

// impactTable writes the table.
func impactTable() string {
	var b strings.Builder
	b.WriteString("| kind | class | condition | page | date | confidence |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range impact.Rules() {
		class := r.Class.String()
		switch {
		case r.Class == impact.Unsure:
			class += ", perhaps " + r.Lean.String()
		case r.Bulk:
			class += ", in bulk"
		case r.Doubtful:
			class += ", perhaps"
		}
		name := strings.TrimPrefix(strings.TrimPrefix(r.Page, "/platform/framework/"), "/platform/")
		fmt.Fprintf(&b, "| `%s` | %s | %s | [%s](%s) | %s | %s |\n", r.Kind, class, r.Condition, name, r.Link(), r.Day(), r.Confidence)
	}
	return b.String()
}
