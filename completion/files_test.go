package completion

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

var around = map[string]string{
	"src/index.js":            "export const run = () => 1;\nexport function save() {}\nexport const $odd = 1;\n",
	"src/jobs/nightly.ts":     "export async function clean() {}\n",
	"src/notes.md":            "# none\n",
	"static/main/index.html":  "<!doctype html>",
	"static/main/logo.svg":    "<svg/>",
	"static/main/prompt.txt":  "Be kind.",
	"static/other/index.html": "<!doctype html>",
	"locales/en-US.json":      `{"app": {"title": "Hello", "empty": ""}, "bye": "Bye"}`,
	"node_modules/x/y.js":     "",
	".git/config":             "",
}

// TestFiles: names of files, and what is in them.
func TestFiles(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"handler", "modules:\n  function:\n    - key: a\n      handler: ‸\n", []string{"index.run", "index.save", "jobs/nightly.clean"}},
		{"handler below another directory", "app:\n  package:\n    bundler: manual@2026\n    path: src/jobs\nmodules:\n  function:\n    - key: a\n      handler: ‸\n", []string{"nightly.clean"}},
		{"path of a resource", "resources:\n  - key: a\n    path: ‸\n", []string{"locales", "src", "static"}},
		{"path of a resource below a directory", "resources:\n  - key: a\n    path: static/‸\n", []string{"static/main", "static/other"}},
		{"path of a resource of UI Kit", "resources:\n  - key: a\n    path: src/‸\n", []string{"src/index.js", "src/jobs"}},
		{"entry point", "resources:\n  - key: a\n    path: static/main\n    entry:\n      one: ‸\n", []string{"index.html"}},
		{"translation file", "translations:\n  resources:\n    - key: en-US\n      path: locales/‸\n", []string{"locales/en-US.json"}},
		{"text", "modules:\n  macro:\n    - key: a\n      title:\n        i18n: ‸\ntranslations:\n  resources:\n    - key: en-US\n      path: locales/en-US.json\n  fallback:\n    default: en-US\n", []string{"app.title", "bye"}},
		{"picture", "modules:\n  macro:\n    - key: a\n      icon: ‸\nresources:\n  - key: main\n    path: static/main\n", []string{"resource:main;logo.svg"}},
		{"prompt", "modules:\n  rovo:agent:\n    - key: a\n      prompt: ‸\nresources:\n  - key: main\n    path: static/main\n", []string{"resource:main;prompt.txt"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, offset, l := complete(t, tt.src, true, around)
			if got := labelsOf(l); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for i, item := range l.Items {
				verify(t, f, offset, item)
				if l.Items[i].Documentation() == "" {
					t.Errorf("%s has no documentation", item.Label)
				}
			}
		})
	}
}

// TestPending: while a file is not known yet, the list says that there will be more.
func TestPending(t *testing.T) {
	src := "modules:\n  function:\n    - key: a\n      handler: "
	store := files.NewCache(memory.Files{"/app/src/index.js": "export const run = 1;"}, func() {})
	defer store.Close()
	if l := listAt(manifest.New(text.New(src)), len(src), Options{Files: store.In("/app")}); len(l.Items) > 0 || !l.Incomplete {
		t.Errorf("got %v", l)
	}
	if l := listAt(manifest.New(text.New(src)), len(src), Options{}); len(l.Items) > 0 || l.Incomplete {
		t.Errorf("without files: %v", l)
	}
}

// TestDocumentation: what can be said of an item is said.
func TestDocumentation(t *testing.T) {
	tests := []struct{ src, label string }{
		{"‸", "resources"},
		{script + "    - ‸\n", "resource"},
		{script + "    - ‸\n", "key, resource"},
		{script + "    - ‸\n", "UI Kit"},
		{"modules:\n  ‸\n", "macro"},
		{script + "    - key: a\n      resource: ‸\n" + resources, "main"},
		{script + "    - key: a\n      resource: ‸\n" + resources, "main/settings"},
		{"permissions:\n  scopes:\n    - ‸\n", "read:jira-work"},
		{"modules:\n  trigger:\n    - key: a\n      events:\n        - ‸\n", "avi:jira:created:issue"},
		{"remotes:\n  - key: a\n    baseUrl: ‸\nenvironment:\n  variables:\n    - HOST\n", "${HOST}"},
	}
	for _, tt := range tests {
		_, _, l := complete(t, tt.src, true, nil)
		item, ok := find(l, tt.label)
		if !ok {
			t.Errorf("%s is not in %q", tt.label, labelsOf(l))
			continue
		}
		first := item.Documentation()
		if first == "" || first != item.Documentation() {
			t.Errorf("%s: the documentation is %q", tt.label, first)
		}
	}
}

// TestManyNames: of very many names, those that go with what is typed are offered, whatever they
// are the names of.
func TestManyNames(t *testing.T) {
	entries := func(before, each string) string {
		for i := range maxChoices + 50 {
			before += strings.ReplaceAll(each, "#", "fn"+string(rune('a'+i%26))+rank(i))
		}
		return before
	}
	files := map[string]string{"static/a.svg": "", "static/b.svg": ""}
	tests := []struct {
		name, src string // "‸" is the cursor
		rest      string
		lists     int // how many lists of names are offered
		words     int // how many words come in front of them
	}{
		{"definitions", "modules:\n  trigger:\n    - key: t\n      function: ‸\n", entries("  function:\n", "    - key: #\n      handler: index.run\n"), 1, 0},
		{"entry points", "modules:\n  global:fullPage:\n    - key: t\n      resource: ‸\n", entries("resources:\n", "  - key: #\n    path: static\n    entry:\n      fna: a.html\n      fnc: b.html\n"), 2, 0},
		{"types of content", "modules:\n  confluence:customContent:\n    - key: t\n      supportedChildTypes:\n        - ‸\n", entries("", "    - key: #\n      title: x\n"), 1, 2},
		{"skills", "modules:\n  rovo:agent:\n    - key: t\n      skills:\n        - ‸\n", entries("  rovo:skill:\n", "    - key: #\n"), 1, 0},
		{"files of resources", "modules:\n  jira:issuePanel:\n    - key: t\n      icon: ‸\n", entries("resources:\n", "  - key: #\n    path: static\n"), 1, 0},
	}
	for _, tt := range tests {
		most := tt.lists*maxChoices + tt.words
		if _, _, l := complete(t, tt.src+tt.rest, true, files); len(l.Items) != most || !l.Incomplete {
			t.Errorf("%s: %d items, incomplete: %v", tt.name, len(l.Items), l.Incomplete)
		}
		_, _, l := complete(t, strings.Replace(tt.src, "‸", "FNC‸", 1)+tt.rest, true, files)
		for _, item := range l.Items[min(len(l.Items), tt.words):] {
			if !strings.Contains(item.Label, "fnc") {
				t.Errorf("%s: %q is offered", tt.name, item.Label)
			}
		}
		if n := len(l.Items); n < 5 || n >= most {
			t.Errorf("%s: %d items go with what is typed", tt.name, n)
		}
	}
}
