package manifest_test

import (
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

func TestSplitHandler(t *testing.T) {
	for _, tt := range []struct {
		handler, file, export string
		ok                    bool
	}{
		{"index.run", "index", "run", true},
		{"a/b-c.run_2", "a/b-c", "run_2", true},
		{"über.ⅷ", "über", "ⅷ", true},
		{"index", "index", "", false},
		{"index.", "index", "", false},
		{".run", "", "run", false},
		{"a//b.run", "a//b", "run", false},
		{"./index.run", "", "/index.run", false},
		{"index.js.run", "index", "js.run", false},
		{"index.$run", "index", "$run", false},
		{"", "", "", false},
	} {
		file, export, ok := manifest.SplitHandler(tt.handler)
		if file != tt.file || export != tt.export || ok != tt.ok {
			t.Errorf("%q: %q, %q, %t; want %q, %q, %t", tt.handler, file, export, ok, tt.file, tt.export, tt.ok)
		}
	}
}

func TestSources(t *testing.T) {
	const own = "app:\n  package:\n    bundler: manual@2026\n"
	for _, tt := range []struct {
		src, dir string
		known    bool
	}{
		{"modules: {}\n", "src", true},
		{"app:\n", "src", true},
		{"app:\n  id: x\n", "src", true},
		{"app:\n  package:\n    bundler: webpack\n    path: build\n", "src", true},
		{own, "src", true},
		{own + "    path: build\n", "build", true},
		{own + "    path: [build]\n", "", false},
		{own + "    pat\n", "src", false},
		{"app: x\n", "", false},
		{"app:\n  package: x\n", "", false},
		{"app:\n  pack\n", "", false},
		{"app:\n  package:\n    bundler: 1\n", "", false},
	} {
		dir, known := manifest.New(text.New(tt.src)).Sources()
		if known != tt.known || known && dir != tt.dir {
			t.Errorf("%q: %q, %t; want %q, %t", tt.src, dir, known, tt.dir, tt.known)
		}
	}
}
