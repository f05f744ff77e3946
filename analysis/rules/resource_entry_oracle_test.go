package rules_test

import (
	"fmt"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestResourceEntriesLikeForge compares the verdicts on resources with entries, below directories and
// below files, with those of the official validator; also with a byte order mark in front.
func TestResourceEntriesLikeForge(t *testing.T) {
	const app = `%sapp:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  jira:issuePanel:
    - key: panel
      title: Panel
      icon: https://example.com/icon.svg
      resource: main%s
%sresources:
  - key: main
    path: %s
    entry:
      a: %s
`
	around := map[string]string{"src/ui.jsx": "x", "src/index.js": "exports.run = 1", "static/main/index.html": "", "static/main/a.html": ""}
	var questions []oracle.Question
	for _, mark := range []string{"", "\ufeff"} {
		for _, part := range []string{"", "/a"} {
			for _, render := range []string{"", "      render: native\n"} {
				for _, at := range [][2]string{{"src/ui.jsx", "ui.jsx"}, {"src/ui.jsx", "nope.jsx"}, {"static/main", "a.html"}, {"static/main", "index.html"}, {"src", "ui.jsx"}} {
					questions = append(questions, oracle.Question{
						Manifest: fmt.Sprintf(app, mark, part, render, at[0], at[1]), Files: around, Stage: oracle.Full,
					})
				}
			}
		}
	}
	all := memory.Files{}
	for name, content := range around {
		all["/app/"+name] = content
	}
	refused := 0
	for i, v := range oracle.Judge(t, questions) {
		src := questions[i].Manifest
		checker := analysis.Checker{Groups: rules.All(), Files: files.NewStore(all).In("/app")}
		found := checker.Check(t.Context(), manifest.New(text.New(src)))
		if got := analysis.CountErrors(found) > 0; got != v.Refuses() {
			t.Errorf("Forge: %s\nour errors:%s\n%s", v, explain(src, found), src)
		}
		if v.Refuses() {
			refused++
		}
	}
	if refused == 0 || refused == len(questions) {
		t.Errorf("%d of %d are refused: nothing is compared", refused, len(questions))
	}
}
