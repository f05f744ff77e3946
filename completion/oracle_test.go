package completion

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// app is a kind of app that module types are added to: the rest of its manifest, with "‸" where
// its modules stand, and its files.
type app struct {
	name, head, modules, tail string
}

const (
	appHead  = "app:\n  id: ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000\n  runtime:\n    name: nodejs24.x\n"
	function = "  function:\n    - key: resolver\n      handler: index.handler\n"
)

// apps are five kinds of app. What they do not use yet, they are about to.
var apps = []app{
	{"Custom UI", appHead, function, "resources:\n  - key: main\n    path: static/main\n"},
	{"UI Kit", appHead, function, "resources:\n  - key: main\n    path: src/frontend/index.jsx\n"},
	{"both", appHead, function, "resources:\n  - key: main\n    path: static/main\n  - key: kit\n    path: src/frontend/index.jsx\n"},
	{"bare", appHead, "", ""},
	{"remote only", appHead, "", "remotes:\n  - key: backend\n    baseUrl: https://example.com\n    operations:\n      - compute\n"},
}

// appFiles are those around all apps.
var appFiles = map[string]string{
	"src/index.js":           "export const handler = () => {};\nexport const run = () => {};\n",
	"src/frontend/index.jsx": "export default null;\n",
	"static/main/index.html": "<!doctype html>\n",
	"locales/en-US.json":     `{"title": "Title"}` + "\n",
	"skills/main/SKILL.md":   "---\nname: main\ndescription: Greets a person by name\n---\nGreet the person.\n",
}

// snippet is a whole module that was accepted.
type snippet struct {
	app, place, label, text string
}

// snippets are the texts of apps with each item that writes a whole module, at the end of the
// modules and in front of the others, and with the functions of the app or without.
func snippets(t *testing.T) (all []snippet) {
	for _, app := range apps {
		last := "  webtrigger:\n    - key: hook\n      function: resolver\n      response:\n        type: dynamic\n"
		if app.modules == "" {
			last = "  jira:globalPermission:\n    - key: permission\n      name: Permission\n      description: Permits\n      anonymousAllowed: false\n"
		}
		for place, src := range map[string]string{
			"end":        app.head + app.tail + "modules:\n" + app.modules + last + "  ‸",
			"middle":     app.head + "modules:\n" + app.modules + "  ‸\n" + last + app.tail,
			"first line": app.head + "modules:\n  ‸\n" + app.modules + last + app.tail,
		} {
			f, _, l := complete(t, src, true, nil)
			for _, item := range l.Items {
				if item.Kind == Module || item.Kind == Snippet {
					all = append(all, snippet{app.name, place, item.Label, accept(t, f.Buffer().String(), item)})
				}
			}
		}
	}
	return all
}

// TestSnippetsOracle: the official validator accepts what is written for a module, its
// placeholders left as they are, in every kind of app.
func TestSnippetsOracle(t *testing.T) {
	all := snippets(t)
	questions := make([]oracle.Question, len(all))
	for i, one := range all {
		questions[i] = oracle.Question{Manifest: one.text, Files: appFiles, Stage: oracle.Full}
	}
	refused, why := map[string][]string{}, map[string]string{}
	good, byApp := 0, map[string]int{}
	for i, verdict := range oracle.Judge(t, questions) {
		one := all[i]
		if !verdict.Refuses() {
			good++
			byApp[one.app]++
			continue
		}
		refused[one.label] = append(refused[one.label], one.app+"/"+one.place)
		said := verdict.Crash
		for _, p := range verdict.Problems {
			if p.Level == "error" {
				said = p.Message
				break
			}
		}
		why[one.label] = said + "\n" + one.text
	}
	t.Logf("%d of %d accepted (%.1f %%), %v", good, len(all), 100*float64(good)/float64(len(all)), byApp)
	for _, label := range slices.Sorted(maps.Keys(refused)) {
		if oracle.Word("SNIPPET") != "" && strings.Contains(label, oracle.Word("SNIPPET")) {
			t.Log(label, why[label])
		}
		t.Log(label, len(refused[label]), strings.SplitN(why[label], "\n", 2)[0], fmt.Sprint(refused[label]))
	}
	_ = manifest.New
	_ = text.New
}
