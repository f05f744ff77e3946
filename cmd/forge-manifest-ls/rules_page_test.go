package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/sample"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"

	"github.com/google/go-cmp/cmp"
)

const rulesPage = "docs/rules.md"

// TestRulesPage keeps the page about the rules the same as the registry, and what it shows
// the same as what the program says.
func TestRulesPage(t *testing.T) {
	t.Chdir("../..")
	want := writeRulesPage(t)
	if *update {
		if err := os.WriteFile(rulesPage, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(rulesPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(have)); diff != "" {
		t.Errorf("%s is stale; run this test with -update:\n%s", rulesPage, diff)
	}
}

func writeRulesPage(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	rules := rules.All().Rules()
	fmt.Fprintf(&b, `# Rules

<!-- Made by "go test ./cmd/forge-manifest-ls -run RulesPage -update" of the rules themselves. -->

This page lists all %d rules. An **error** is what "forge lint" reports as an error, or fails on; nothing else is one.
[Settings](settings.md) can change the severity of a rule or turn it off, and a comment can ignore it at one place:
`+"`# forge-manifest-ls: ignore RULE reason`"+`, at the end of the line or alone on the line above.

Beside each sample lie src/index.js, which exports "run", and static/main/index.html.

| rule | severity | what it says |
| --- | --- | --- |
`, len(rules))
	for _, r := range rules {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.ID, r.ID, r.Severity, strings.ReplaceAll(r.Doc, "|", `\|`))
	}
	for _, r := range rules {
		writeRule(t, &b, r)
	}
	return b.String()
}

func writeRule(t *testing.T, b *strings.Builder, r *analysis.Rule) {
	t.Helper()
	fmt.Fprintf(b, "\n## %s\n\n%s (%s)\n", r.ID, r.Doc, r.Severity)
	if r.Why != "" {
		fmt.Fprintf(b, "\n%s\n", r.Why)
	}
	if r.ReadsFiles {
		b.WriteString("\nIt looks at files: `check --no-files` turns it off.\n")
	}
	of, err := rules.All().Sample(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(of.Files)) {
		if content := of.Files[name]; content != "" && len(content) < 1000 {
			fmt.Fprintf(b, "\nBeside the samples, `%s`:\n\n%s", name, fenced("", content))
		} else {
			fmt.Fprintf(b, "\nBeside the samples: `%s`.\n", name)
		}
	}
	if of.Bad == "" {
		return
	}
	fmt.Fprintf(b, "\nWrong:\n\n%s\n%s", fenced("yaml", of.Bad), fenced("text", sampleOutput(t, r, of)))
	if of.Good != "" {
		fmt.Fprintf(b, "\nRight:\n\n%s", fenced("yaml", of.Good))
	}
}

// sampleOutput is what "check" says of a sample about its rule.
func sampleOutput(t *testing.T, r *analysis.Rule, of sample.Sample) string {
	t.Helper()
	m := manifest.New(text.New(of.Bad)).WithEnvironment(func(string) (string, bool) { return "", false })
	checker := analysis.Checker{Groups: rules.All(), Files: files.NewStore(memory.Sample(of.Files)).In("/app")}
	found := slices.DeleteFunc(slices.Clone(checker.Check(context.Background(), m)), func(d analysis.Diagnostic) bool { return d.Rule != r })
	var out strings.Builder
	if err := report.Write(&out, report.Text(report.Options{}), []report.File{{Path: "manifest.yml", Buffer: m.Buffer(), Forge: true, Diagnostics: found}}); err != nil {
		t.Fatal(err)
	}
	shown, _, ok := strings.Cut(out.String(), "\n\n")
	if !ok {
		t.Fatalf("%s: its sample shows nothing", r.ID)
	}
	return shown
}
