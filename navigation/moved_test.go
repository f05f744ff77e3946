package navigation

import (
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// TestMovedOnWindows: paths follow on a drive and on a server, and stay where no way leads: on another drive.
func TestMovedOnWindows(t *testing.T) {
	f := manifest.New(text.New("modules:\n  function:\n    - key: a\n      handler: index.run\nresources:\n  - key: main\n    path: static/main\n"))
	for _, test := range []struct{ dir, from, to, want string }{
		{"c:/app", "c:/app/src/index.js", "c:/app/src/main.js", "main.run"},
		{"c:/app", "c:/app/static", "c:/app/front", "front/main"},
		{"c:/app", "c:/app/static", "c:/front", "../front/main"},
		{"c:/app", "c:/app/static", "d:/front", ""},
		{"c:/", "c:/static", "d:/front", ""},
		{"//server/share/app", "//server/share/app/static", "//server/share/front", "../front/main"},
		{"//server/share/app", "//server/share/app/src/index.js", "//server/share/app/src/main.js", "main.run"},
		{"//server/share/app", "//server/share/app/static", "//server/other/front", ""},
	} {
		got := ""
		for _, edit := range Moved(f, test.dir, nil, Move{test.from, test.to}) {
			got += edit.New
		}
		if got != test.want {
			t.Errorf("in %s, %s to %s: %q, want %q", test.dir, test.from, test.to, got, test.want)
		}
	}
}

// TestMovedFilesOfResources: files that a resource gives names for follow within its directory, and no handler follows a file beside the one
// that Forge finds.
func TestMovedFilesOfResources(t *testing.T) {
	f := manifest.New(text.New(`modules:
  rovo:agent:
    - key: judge
      prompt: resource:prompts;agents/judge.txt
      icon: "resource:main;icons/panel.svg"
  function:
    - key: a
      handler: index.run
resources:
  - key: prompts
    path: assets
  - key: main
    path: static/main
    entry:
      page: index.html
`))
	around := files.NewStore(memory.Files{
		"/app/src/index.ts": "", "/app/src/index.js": "", "/app/assets/agents/judge.txt": "", "/app/static/main/icons/panel.svg": "", "/app/static/main/index.html": "",
	}).In("/app")
	for _, test := range []struct{ from, to, want string }{
		{"assets/agents/judge.txt", "assets/prompts/judge.txt", "prompts/judge.txt"},
		{"assets/agents", "assets/prompts", "prompts/judge.txt"},
		{"assets/agents/judge.txt", "elsewhere/judge.txt", ""},
		{"assets", "data", "data"},
		{"static/main/icons/panel.svg", "static/main/icons/my panel.svg", "icons/my panel.svg"},
		{"static/main/index.html", "static/main/page.html", "page.html"},
		{"static/main/index.html", "static/page.html", ""},
		{"static/main/index.html", "static/main/pages/index.html", ""},
		{"src/index.ts", "src/main.ts", "main.run"},
		{"src/index.js", "src/old.js", ""},
		{"src/index.js", "src/old/index.js", ""},
	} {
		got := ""
		for _, edit := range Moved(f, "/app", around, Move{"/app/" + test.from, "/app/" + test.to}) {
			got += edit.New
		}
		if got != test.want {
			t.Errorf("%s to %s: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}
