package navigation

import (
	"testing"

	"forge-manifest-ls/internal/manifest"
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
		for _, edit := range Moved(f, test.dir, Move{test.from, test.to}) {
			got += edit.New
		}
		if got != test.want {
			t.Errorf("in %s, %s to %s: %q, want %q", test.dir, test.from, test.to, got, test.want)
		}
	}
}
