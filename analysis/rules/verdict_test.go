package rules_test

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/oracle"
)

// madeUpApp is a manifest and the files around it. A path that ends with a slash is an empty
// directory.
type madeUpApp struct {
	about, manifest string
	files           map[string]string
}

// checker has the files of the app.
func (a madeUpApp) checker() analysis.Checker {
	around := memory.Files{"/app/manifest.yml": a.manifest}
	for name, content := range a.files {
		around["/app/"+name] = content
	}
	return analysis.Checker{Groups: rules.All(), Files: files.NewStore(around).In("/app")}
}

func (a madeUpApp) check() []analysis.Diagnostic {
	return a.checker().Check(context.Background(), deployed(a.manifest))
}

// verdict is what was recorded of an official run over an app.
type verdict struct {
	Verdict  string
	Problems []struct{ Level, Rule string }
}

func (v verdict) refuses() bool { return v.Verdict == "error" || v.Verdict == "crash" }

// explain lists the errors among diagnostics.
func explain(src string, diags []analysis.Diagnostic) string {
	var b strings.Builder
	for _, d := range diags {
		if d.Severity == analysis.Error {
			line := 1 + strings.Count(src[:d.Span.Start], "\n")
			b.WriteString("\n\t" + d.Rule.ID + ": " + d.Message + " (line " + strconv.Itoa(line) + ")")
		}
	}
	return b.String()
}

// compareRecorded compares our errors with an official verdict, and our warnings with those
// of the official run.
func compareRecorded(t *testing.T, a madeUpApp, v verdict) {
	t.Helper()
	diags := a.check()
	if got := analysis.CountErrors(diags) > 0; got != v.refuses() {
		t.Errorf("%s: official verdict %s %v, our errors:%s", a.about, v.Verdict, v.Problems, explain(a.manifest, diags))
	}
	for _, p := range v.Problems {
		found := slices.ContainsFunc(diags, func(d analysis.Diagnostic) bool {
			return d.Severity == analysis.Warning && (d.Rule.ID == p.Rule || p.Rule == "skill-content" && strings.HasPrefix(d.Rule.ID, "skill-"))
		})
		if p.Level == "warning" && !found {
			t.Errorf("%s: no warning %s", a.about, p.Rule)
		}
	}
}

// dashboardFiles are the files around the manifests for jira:dashboardBackgroundScript.
func dashboardFiles(t *testing.T) map[string]string {
	const dir = "forge/dashboard-background-script/"
	around := map[string]string{"static/empty/": ""}
	for _, sub := range []string{"src", "src/frontend", "static/dash", "static/csp", "static/entries", "static/noindex"} {
		for name, content := range oracle.Folder(t, dir+sub) {
			around[sub+"/"+name] = content
		}
	}
	return around
}

// TestVerdictsOfTheDashboardScript compares our errors with the official verdicts.
func TestVerdictsOfTheDashboardScript(t *testing.T) {
	const dir = "forge/dashboard-background-script/"
	cases := oracle.Lines[struct {
		File string
		verdict
	}](t, dir+"verdicts.jsonl")
	if len(cases) != 68 {
		t.Errorf("%d cases, want 68", len(cases))
	}
	around := dashboardFiles(t)
	for _, c := range cases {
		compareRecorded(t, madeUpApp{c.File, oracle.Read(t, dir+c.File), around}, c.verdict)
	}
}

// corpus is the real manifests, each with the files that were beside it, all of them
// empty.
func corpus(t *testing.T) []madeUpApp {
	manifests, trees := oracle.Folder(t, "corpus/manifests"), oracle.Folder(t, "corpus/trees")
	if len(manifests) < 200 {
		t.Fatalf("%d manifests", len(manifests))
	}
	var all []madeUpApp
	for _, name := range slices.Sorted(maps.Keys(manifests)) {
		around := map[string]string{}
		for path := range strings.Lines(trees[strings.TrimSuffix(name, ".yml")+".txt"]) {
			around[strings.TrimSuffix(path, "\n")] = ""
		}
		all = append(all, madeUpApp{name, manifests[name], around})
	}
	return all
}

// TestVerdictsOfTheCorpus compares our errors with the official verdicts on real manifests.
func TestVerdictsOfTheCorpus(t *testing.T) {
	verdicts := map[string]verdict{}
	for _, c := range oracle.Lines[struct {
		File string
		verdict
	}](t, "corpus/verdicts.jsonl") {
		verdicts[c.File] = c.verdict
	}
	for _, a := range corpus(t) {
		v, ok := verdicts[a.about]
		if !ok {
			t.Errorf("there is no verdict on %s", a.about)
		}
		v.Problems = nil // recorded without the rules
		compareRecorded(t, a, v)
	}
}

// example is one of the examples of the official rules.
type example struct {
	madeUpApp
	verdict
}

// examples are the examples of all official rules that have a manifest.
func examples(t *testing.T) []example {
	var all []example
	for _, c := range oracle.Lines[struct {
		ID       string
		Manifest *string
		Files    map[string]*string // nil stands for an empty directory
		verdict
	}](t, "forge/examples.jsonl") {
		if c.Manifest == nil {
			continue
		}
		around := map[string]string{"src/index.js": "export const run = () => {};\n", "src/ui.jsx": "", "static/main/index.html": "<!doctype html>\n"}
		for path, content := range c.Files {
			if content == nil {
				around[path+"/"] = ""
			} else {
				around[path] = *content
			}
		}
		all = append(all, example{madeUpApp{c.ID, *c.Manifest, around}, c.verdict})
	}
	if len(all) < 280 {
		t.Fatalf("%d examples", len(all))
	}
	return all
}

// TestVerdictsOfTheExamples compares our errors and warnings with the official ones on the
// examples of all official rules.
func TestVerdictsOfTheExamples(t *testing.T) {
	for _, c := range examples(t) {
		compareRecorded(t, c.madeUpApp, c.verdict)
	}
}
