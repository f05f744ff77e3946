package code_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

const twoSides = `modules:
  macro:
    - key: native
      resource: main
      render: native
    - key: custom
      resource: page
      resolver:
        function: run
  function:
    - key: run
      handler: index.run
    - key: deep
      handler: deep/other.run
resources:
  - key: main
    path: src/frontend/index.jsx
  - key: page
    path: static/page/build
`

// appOf returns the code of an app that is in memory.
func appOf(source string, in map[string]string) *code.App {
	around := memory.Files{}
	for name, text := range in {
		around["/app/"+name] = text
	}
	return code.Of(manifest.New(text.New(source)), files.NewStore(around).In("/app"))
}

// described writes the files of an app, one a line: "L" for those that "forge lint" reads, "B" and "F" for their sides, "T" for
// tests.
func described(app *code.App) []string {
	var lines []string
	for _, f := range app.Files {
		line := f.Name + " "
		for _, mark := range []struct {
			set  bool
			name string
		}{{f.Linted, "L"}, {f.Side&code.BackEnd != 0, "B"}, {f.Side&code.FrontEnd != 0, "F"}, {f.Test, "T"}} {
			if mark.set {
				line += mark.name
			}
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

// TestFiles: which files belong to an app, who reads them, and where they run.
func TestFiles(t *testing.T) {
	tests := []struct {
		name, manifest string
		in             map[string]string
		want           []string
	}{
		{"handlers, UI Kit and Custom UI", twoSides, map[string]string{
			"src/index.js":                        "import { a } from './lib/a'; import './lib/both.js'; export const run = 1",
			"src/deep/other.ts":                   "export * from '../../shared/util'; export const run = require('./c').c",
			"src/deep/c.cjs":                      "",
			"src/lib/a.ts":                        "import type { T } from './types'; import x from './dir'",
			"src/lib/dir/index.mjs":               "",
			"src/lib/types.ts":                    "",
			"src/lib/both.ts":                     "",
			"src/frontend/index.jsx":              "import '../lib/both'; const L = () => import('./lazy')",
			"src/frontend/lazy.tsx":               "",
			"src/dead.js":                         "",
			"src/__tests__/a.js":                  "",
			"src/notes.md":                        "",
			"src/node_modules/x/index.js":         "",
			"shared/util.ts":                      "",
			"shared/unused.ts":                    "",
			"static/page/package.json":            "{}",
			"static/page/build/static/js/main.js": "",
			"static/page/src/App.jsx":             "import '../../../src/lib/types'",
			"static/page/src/App.test.jsx":        "",
			"static/page/node_modules/y/index.js": "",
		}, []string{
			"shared/util.ts B", "src/__tests__/a.js LT", "src/dead.js L", "src/deep/c.cjs LB", "src/deep/other.ts LB", "src/frontend/index.jsx LF",
			"src/frontend/lazy.tsx LF", "src/index.js LB", "src/lib/a.ts LB", "src/lib/both.ts LBF", "src/lib/dir/index.mjs LB", "src/lib/types.ts LF",
			"static/page/src/App.jsx F", "static/page/src/App.test.jsx FT",
		}},
		{"what is ignored", "", map[string]string{
			".gitignore": "# notes\ngen/\n/src/tmp\na.js\nsrc/*.out.js\n", "src/gen/x.js": "", "src/tmp/x.js": "", "src/a.js": "", "src/x.out.js": "", "src/b.js": "", "src/deep/y.out.js": "",
		}, []string{"src/b.js L", "src/deep/y.out.js L"}},
		{"a file that is not ignored", "", map[string]string{".gitignore": "!b.js\n", "src/a.js": ""}, []string{"src/a.js"}},
		{"a project of TypeScript", "", map[string]string{
			"tsconfig.json": "{\n  // why\n  \"include\": [\"src/**/*\", ],\n  \"exclude\": [\"src/a.ts\"],\n}", "src/a.ts": "", "src/b.ts": "", "src/a.js": "",
		}, []string{"src/a.js L", "src/a.ts", "src/b.ts L"}},
		{"a project that names a folder", "", map[string]string{"tsconfig.json": `{"include": ["src"]}`, "src/a.ts": "", "src/b.js": ""}, []string{"src/a.ts", "src/b.js L"}},
		{"UI Kit beside the manifest", "modules:\n  macro:\n    - key: a\n      resource: main\n      render: native\nresources:\n  - key: main\n    path: ui.jsx\n", map[string]string{
			"ui.jsx": "import './lib/a'", "lib/a.js": "", "scripts/x.js": "", "src/index.js": "",
		}, []string{"lib/a.js LF", "scripts/x.js L", "src/index.js L", "ui.jsx LF"}},
		{"pages without a build", "resources:\n  - key: main\n    path: static/hello\n", map[string]string{
			"static/hello/index.html": "", "static/hello/app.js": "", "static/other/app.js": "",
		}, []string{"static/hello/app.js F"}},
		{"handlers of another folder", "app:\n  package:\n    bundler: manual@2026\n    path: dist\nmodules:\n  function:\n    - key: run\n      handler: index.run\n", map[string]string{
			"dist/index.js": "require('./lib/a.js')", "dist/lib/a.js": "", "src/index.ts": "",
		}, []string{"dist/index.js B", "dist/lib/a.js B", "src/index.ts L"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			app := appOf(test.manifest, test.in)
			if got := described(app); !slices.Equal(got, test.want) || app.Pending {
				t.Errorf("pending: %v, got\n%s\nwant\n%s", app.Pending, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// TestReread: when a file changes, the facts of the others are those that were there.
func TestReread(t *testing.T) {
	in := memory.Files{"/app/src/index.js": "import './a'; f()", "/app/src/a.js": "g()"}
	m := manifest.New(text.New(twoSides))
	news := make(chan bool, 1)
	store := files.NewCache(in, func() {
		select {
		case news <- true:
		default: // what is not fetched yet tells of this, too
		}
	})
	defer store.Close()
	until := func(is func(*code.App) bool) *code.App {
		for {
			if app := code.Of(m, store.In("/app")); !app.Pending && is(app) {
				return app
			}
			<-news
		}
	}
	factsOf := func(app *code.App, name string) *javascript.Facts {
		for _, f := range app.Files {
			if f.Name == name {
				return f.Facts
			}
		}
		t.Fatalf("the app has no file %s", name)
		return nil
	}
	before := until(func(*code.App) bool { return true })
	in["/app/src/a.js"] = "h()"
	store.Refresh()
	// News of before may still be on their way: what counts is what is known of the file.
	after := until(func(app *code.App) bool { return factsOf(app, "src/a.js") != factsOf(before, "src/a.js") })
	if factsOf(before, "src/index.js") != factsOf(after, "src/index.js") {
		t.Error("a file that did not change was read again")
	}
	if calls := factsOf(after, "src/a.js").Calls; len(calls) != 1 || calls[0].Callee.Name() != "h" {
		t.Errorf("calls %v of the file that changed", calls)
	}
}

// TestBounds: an app of very many files is read up to a bound, and says so.
func TestBounds(t *testing.T) {
	if app := code.Of(manifest.New(text.New("")), nil); !app.Pending || len(app.Files) > 0 {
		t.Error("something is known without files")
	}
	in := map[string]string{}
	deep := "src"
	for i := range 30 {
		deep += fmt.Sprint("/d", i)
	}
	in[deep+"/a.js"] = ""
	if app := appOf("", in); !app.Pending || len(app.Files) > 0 {
		t.Error("a folder is read that lies too deep")
	}
	names := make([]string, 10_000)
	for i := range names {
		names[i] = fmt.Sprint("data", i)
	}
	source := countingSource{memory.Files{"/app/src/a.js": ""}, names, new(int)}
	if app := code.Of(manifest.New(text.New("")), files.NewStore(source).In("/app")); !app.Pending || *source.asked > 5000 {
		t.Errorf("%d questions about a folder of many files, pending: %v", *source.asked, app.Pending)
	}
}

// TestCircle: files that import each other are followed once.
func TestCircle(t *testing.T) {
	app := appOf(twoSides, map[string]string{"src/index.js": "import './a'", "src/a.js": "import './index'; import './a'"})
	if got := described(app); !slices.Equal(got, []string{"src/a.js LB", "src/index.js LB"}) {
		t.Errorf("got %q", got)
	}
}

// TestHostilePatterns: patterns whose work multiplies are not looked at: this would not come to an end.
func TestHostilePatterns(t *testing.T) {
	deep := strings.Repeat("a", 100)
	for _, pattern := range []string{strings.Repeat("{a,aa}", 60) + "b", strings.Repeat("*a", 60) + "b", strings.Repeat("**/", 40) + "b", "[", "{a", strings.Repeat("**/*a", 5) + "{b,c}"} {
		app := appOf("", map[string]string{
			".gitignore": pattern + "\n", "tsconfig.json": fmt.Sprintf(`{"exclude": [%q]}`, pattern),
			"src/" + deep + ".ts": "", "src/" + strings.Repeat("a/", 12) + deep + ".ts": "",
		})
		if len(app.Files) != 2 {
			t.Errorf("%.20s: %d files", pattern, len(app.Files))
		}
	}
}

// FuzzLists: the files that say which others belong to an app may hold anything.
func FuzzLists(f *testing.F) {
	f.Add("gen/\n*.js\n!x\n", `{"include": ["src"], /* */ "exclude": ["**/*.ts",],}`)
	f.Add("[a-\n{b,c}/**", "{")
	f.Fuzz(func(t *testing.T, ignore, project string) {
		for _, file := range appOf("", map[string]string{".gitignore": ignore, "tsconfig.json": project, "src/a.ts": "", "src/b/c.js": ""}).Files {
			if file.Facts == nil {
				t.Errorf("%s is not read", file.Name)
			}
		}
	})
}

// countingSource is a file system whose directories have many names besides. It counts the questions.
type countingSource struct {
	memory.Files
	names []string
	asked *int
}

func (s countingSource) Lstat(name string) (fs.FileInfo, error) {
	*s.asked++
	return s.Files.Lstat(name)
}

func (s countingSource) List(name string) ([]string, error) {
	names, err := s.Files.List(name)
	return append(names, s.names...), err
}
