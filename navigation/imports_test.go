package navigation_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/navigation"
)

// twoHandlers is a manifest with two functions, of which one comes from a file that may hand the other one on.
const twoHandlers = "modules:\n  function:\n    - key: f\n      handler: lib/impl.run\n    - key: g\n      handler: index.main\n"

// TestRenameIsImported: a function that gets another name in its file is imported by it from the files that other handlers
// name. All else in these stays, and renamed back, they are what they were.
func TestRenameIsImported(t *testing.T) {
	const impl = "/app/src/lib/impl.js"
	for _, test := range []struct{ before, after string }{
		{"export { run as main } from './lib/impl';\n", "export { go as main } from './lib/impl';\n"},
		{"export { run as main, run } from './lib/impl.js';\n", "export { go as main, go as run } from './lib/impl.js';\n"},
		{"import { run as main, a } from './lib/impl';\nexport { main };\n", "import { go as main, a } from './lib/impl';\nexport { main };\n"},
		{"import { run } from './lib/impl';\nexport const main = () => run();\n", "import { go as run } from './lib/impl';\nexport const main = () => run();\n"},
		{"import a, { run } from './lib/impl';\nexport { run as main };\n", "import a, { go as run } from './lib/impl';\nexport { run as main };\n"},
		{"import * as all from './lib/impl';\nexport const main = () => all.run(all['run'], all.run.name, all.runs);\n", "import * as all from './lib/impl';\nexport const main = () => all.go(all['go'], all.go.name, all.runs);\n"},
		{"import * as all from './lib/impl';\nconst { run, a } = all;\nexport const main = 1;\n", "import * as all from './lib/impl';\nconst { go: run, a } = all;\nexport const main = 1;\n"},
		{"import * as all from './lib/impl';\nconst { run: b, a } = all;\nexport const main = 1;\n", "import * as all from './lib/impl';\nconst { go: b, a } = all;\nexport const main = 1;\n"},
		{"const { run, a } = require('./lib/impl');\nexports.main = run;\n", "const { go: run, a } = require('./lib/impl');\nexports.main = run;\n"},
		{"const { run: b } = require('./lib/impl');\nexports.main = b;\n", "const { go: b } = require('./lib/impl');\nexports.main = b;\n"},
		{"const run = require('./lib/impl').run;\nexports.main = run;\n", "const run = require('./lib/impl').go;\nexports.main = run;\n"},
		{"exports.main = require('./lib/impl').run;\n", "exports.main = require('./lib/impl').go;\n"},
		{"exports.main = require('./lib/impl').runs;\n", "exports.main = require('./lib/impl').runs;\n"},
		{"import { run } from './lib/other';\nimport { run as a } from 'impl';\nexport const main = 1;\n", "import { run } from './lib/other';\nimport { run as a } from 'impl';\nexport const main = 1;\n"},
		{"export * from './lib/between';\n", "export * from './lib/between';\n"},
	} {
		a := app{twoHandlers, memory.Files{
			impl: "export const run = 1;\n", "/app/src/index.js": test.before, "/app/src/lib/other.js": "export const run = 2;\n", "/app/src/lib/between.js": "export { run as main } from './impl';\n",
		}}
		out, at, why := a.renamed(t, strings.Index(twoHandlers, "run"), "go")
		if got := out.files["/app/src/index.js"]; why != "" || got != test.after || out.files[impl] != "export const go = 1;\n" || !strings.Contains(out.text, "index.main") {
			t.Errorf("%q becomes %q, want %q; refused: %q", test.before, got, test.after, why)
			continue
		}
		between := out.files["/app/src/lib/between.js"]
		if isRenamed := strings.Contains(between, "{ go as main }"); isRenamed != strings.Contains(test.before, "between") {
			t.Errorf("%q: between is %q", test.before, between)
		}
		if back, _, why := out.renamed(t, at, "run"); why != "" || !cmp.Equal(back, a, cmp.AllowUnexported(app{})) {
			t.Errorf("%q, renamed back, becomes %q; refused: %q", test.after, back.files, why)
		}
	}
}

// TestRenameIsNotImported: a function keeps its name where a file that another handler names cannot follow.
func TestRenameIsNotImported(t *testing.T) {
	source := strings.Replace(twoHandlers, "main", "run", 1)
	for index, want := range map[string]string{
		"export * from './lib/impl';\n":          "line 6 has the function by the same name, because src/index.js exports all of src/lib/impl.js: export it there by its name first",
		"export { run } from './lib/between';\n": "line 6 has the function by the same name, because src/lib/between.js exports all of src/lib/impl.js: export it there by its name first",
		"export { run } from './lib/impl';\n'":   "src/index.js may have the name, too: it cannot be read to its end",
		"export const run = 1;\n'":               "",
	} {
		a := app{source, memory.Files{"/app/src/lib/impl.js": "export const run = 1;\n", "/app/src/lib/between.js": "export * from './impl';\n", "/app/src/index.js": index}}
		if out, _, why := a.renamed(t, strings.Index(source, "run"), "go"); why != want || (why != "") != (out.text == a.text) {
			t.Errorf("%q: refused: %q, want %q", index, why, want)
		}
	}
}

// TestHandlersOfOneFunction: handlers that lead to one function are among each other's uses, and a rename changes those that
// have the name from the same file.
func TestHandlersOfOneFunction(t *testing.T) {
	const source = "modules:\n  function:\n    - handler: impl.run\n    - handler: index.run\n    - handler: index.run\n    - handler: index.none\n    - handler: index.no\n"
	a := app{source, memory.Files{"/app/src/impl.js": "export const run = 1;\n", "/app/src/index.js": "export { run } from './impl';\n"}}
	for at, want := range map[string]int{"impl.ru": 3, "index.ru": 3, "index.none": 1} {
		if p, ok := navigation.PlacesAt(a.file(), strings.Index(source, at)+len(at), a.around()); !ok || len(p.Uses) != want {
			t.Errorf("%s: %d uses, want %d", at, len(p.Uses), want)
		}
	}
	out, _, why := a.renamed(t, strings.Index(source, "index.ru")+len("index.ru"), "go")
	if want := strings.ReplaceAll(source, "index.run", "index.go"); why != "" || out.text != want || out.files["/app/src/index.js"] != "export { run as go } from './impl';\n" {
		t.Errorf("renamed: %q, %q; refused: %q", out.text, out.files, why)
	}
}

// TestRenameIsImportedBeside: the files that another manifest's handlers name import the function by its new name, too; that manifest
// keeps its words.
func TestRenameIsImportedBeside(t *testing.T) {
	a := app{"modules:\n  function:\n    - handler: impl.run\n", memory.Files{"/app/src/impl.js": "export const run = 1;\n", "/app/src/index.js": "export { run } from './impl';\n"}}
	for other, want := range map[string]int{
		"modules:\n  function:\n    - handler: index.run\n":                          2,
		"modules:\n  function:\n    - handler: index.run\n    - handler: impl.run\n": 3,
		"modules:\n  function:\n    - handler: index.stop\n":                         2,
		"modules: {}\n": 1,
	} {
		r, refusal, _ := navigation.RenameAt(a.file(), strings.Index(a.text, "run"), "go", a.around())
		if refusal != "" {
			t.Fatal(refusal)
		}
		if refusal := r.Follow(app{text: other}.file(), "/app/manifest.dev.yml", a.around()); refusal != "" || len(r.Others) != want {
			t.Errorf("%q: %d files change, want %d; refused: %q", other, len(r.Others), want, refusal)
			continue
		}
		for _, o := range r.Others {
			if o.Source.Path == "/app/src/index.js" && o.Edits[0].New != "go as run" {
				t.Errorf("%q: %v", other, o.Edits)
			}
		}
	}
}
