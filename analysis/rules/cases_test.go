package rules_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the answers to the reported cases anew")

// casesFile holds what is said of the reported cases.
const casesFile = "../../testdata/cases.txt"

// reportedCases are the manifests rebuilt from public reports, with their files.
func reportedCases(t *testing.T) []madeUpApp {
	t.Helper()
	var all []madeUpApp
	for _, c := range oracle.Lines[struct {
		ID    string
		Files map[string]string
	}](t, "findings/cases.jsonl") {
		manifest := c.Files["manifest.yml"]
		delete(c.Files, "manifest.yml")
		all = append(all, madeUpApp{c.ID, manifest, c.Files})
	}
	return all
}

// TestReportedCases holds what is said of each case, and which fixes there are, in a file
// that somebody reads when it changes. A fix with a plus is made unasked.
func TestReportedCases(t *testing.T) {
	cases := reportedCases(t)
	if len(cases) < 100 {
		t.Fatalf("%d cases", len(cases))
	}
	var b strings.Builder
	for _, c := range cases {
		fmt.Fprintf(&b, "%s\n", c.about)
		for _, d := range c.check() {
			line := 1 + strings.Count(c.manifest[:d.Span.Start], "\n")
			column := d.Span.Start - strings.LastIndex(c.manifest[:d.Span.Start], "\n")
			fmt.Fprintf(&b, "  %d:%d %s %s: %s\n", line, column, d.Severity, d.Rule.ID, d.Message)
			for _, fix := range d.Fixes() {
				mark := "-"
				if fix.Preferred {
					mark = "+"
				}
				fmt.Fprintf(&b, "      %s %s\n", mark, fix.Title)
			}
		}
	}
	if *update {
		if err := os.WriteFile(casesFile, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("what is said of the cases (-want +got), write it anew with -update:\n%s", diff)
	}
}

// TestVerdictsOfReportedCases compares all that is said of the cases with the official validator.
func TestVerdictsOfReportedCases(t *testing.T) {
	found, _ := judgeApps(t, reportedCases(t))
	found.report(t)
}
