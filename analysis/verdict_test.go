package analysis

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const shared = "../../shared/"

// needShared skips a test where the shared data is absent.
func needShared(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(shared); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("../shared is absent: it holds the official verdicts")
		}
		t.Skip("../shared is absent: it holds the official verdicts")
	}
}

// waiting are the manifests whose mistake only shows in the files beside them, by
// the rule that will find it.
var waiting = map[string]string{
	"044-resource-entry-missing-file.yml":       "resource-entry-file-missing",
	"051-render-native-directory.yml":           "resource-uikit-directory",
	"053-render-absent-file.yml":                "resource-customui-not-directory",
	"055-render-native-bundler-dir-noindex.yml": "resource-index-missing",
	"058-dir-without-index.yml":                 "resource-index-missing",
	"060-dir-missing.yml":                       "resource-path-missing",
	"061-index-csp-unsafe-inline.yml":           "resource-csp-inline-style",
	"106-handler-missing-file.yml":              "function-handler-file",
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// readLines decodes a file of one JSON object a line.
func readLines[T any](t *testing.T, path string) []T {
	t.Helper()
	var all []T
	for line := range strings.Lines(readFile(t, path)) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

func refused(verdict string) bool { return verdict == "error" || verdict == "crash" }

// explain lists the errors among diagnostics.
func explain(src string, diags []Diagnostic) string {
	var b strings.Builder
	for _, d := range diags {
		if d.Severity == Error {
			line := 1 + strings.Count(src[:d.Span.Start], "\n")
			b.WriteString("\n\t" + d.Rule.ID + ": " + d.Message + " (line " + itoa(line) + ")")
		}
	}
	return b.String()
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

// TestVerdictsOfTheDashboardScript compares our errors with the official verdicts.
func TestVerdictsOfTheDashboardScript(t *testing.T) {
	needShared(t)
	dir := shared + "forge/dashboard-background-script/"
	cases := readLines[struct{ File, Verdict string }](t, dir+"verdicts.jsonl")
	if len(cases) != 68 {
		t.Errorf("%d cases, want 68", len(cases))
	}
	for _, c := range cases {
		src := readFile(t, dir+c.File)
		diags := check(t, src)
		want := refused(c.Verdict) && waiting[c.File] == ""
		if got := errors(diags) > 0; got != want {
			t.Errorf("%s: official verdict %s, our errors:%s", c.File, c.Verdict, explain(src, diags))
		}
	}
}

// TestNoFalseErrorInTheCorpus checks real manifests that the official validator
// accepts.
func TestNoFalseErrorInTheCorpus(t *testing.T) {
	needShared(t)
	for _, c := range readLines[struct{ File, Verdict string }](t, shared+"corpus/verdicts.jsonl") {
		src := readFile(t, filepath.Join(shared, "corpus/manifests", c.File))
		diags := check(t, src)
		if !refused(c.Verdict) && errors(diags) > 0 {
			t.Errorf("%s: official verdict %s, our errors:%s", c.File, c.Verdict, explain(src, diags))
		}
		if refused(c.Verdict) && testing.Verbose() && errors(diags) > 0 {
			t.Logf("%s:%s", c.File, explain(src, diags))
		}
	}
}

// TestNoFalseErrorInTheExamples checks the examples of all official rules.
func TestNoFalseErrorInTheExamples(t *testing.T) {
	needShared(t)
	type example struct{ ID, Verdict, Manifest string }
	agree, all := 0, 0
	for _, c := range readLines[example](t, shared+"forge/examples.jsonl") {
		if c.Verdict == "" || c.ID == "cases1/no-manifest" {
			continue
		}
		diags := check(t, c.Manifest)
		if !refused(c.Verdict) && errors(diags) > 0 {
			t.Errorf("%s: official verdict %s, our errors:%s", c.ID, c.Verdict, explain(c.Manifest, diags))
		}
		all++
		if refused(c.Verdict) == (errors(diags) > 0) {
			agree++
		}
	}
	t.Logf("same verdict as the official validator: %d of %d", agree, all)
}
