package navigation_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/memory"
)

// TestRenameOfExports: a function that a source file exports in a pattern or an object gets another name, and what it is there
// besides keeps its own: the property that is taken, the function in the file. Renamed back, the file is what it was.
func TestRenameOfExports(t *testing.T) {
	const manifest = "modules:\n  function:\n    - key: f\n      handler: index.run\n"
	const again = `src/index.js: line 2 has the name "run", too: rename it there`
	const unseen = `src/index.js: the export "run" is not seen in it`
	const taken = `src/index.js: it has the name "go" already`
	for _, test := range []struct{ before, after, why string }{
		{"export const { run, b } = make();\n", "export const { run: go, b } = make();\n", ""},
		{"export const { run = x, b } = make();\n", "export const { run: go = x, b } = make();\n", ""},
		{"export const {run} = make();\n", "export const {run: go} = make();\n", ""},
		{"export const { a: run, b } = make();\n", "export const { a: go, b } = make();\n", ""},
		{"export const { a: run = x } = make();\n", "export const { a: go = x } = make();\n", ""},
		{"export const { a: { run } } = make();\n", "export const { a: { run: go } } = make();\n", ""},
		{"export const { a: [b, { c: run }] } = make();\n", "export const { a: [b, { c: go }] } = make();\n", ""},
		{"export const { [a]: run, ...b } = make();\n", "export const { [a]: go, ...b } = make();\n", ""},
		{"export const { a = { b: 1, c }, run } = make();\n", "export const { a = { b: 1, c }, run: go } = make();\n", ""},
		{"export const { a, ...run } = make();\n", "export const { a, ...go } = make();\n", ""},
		{"export const [run, b] = make();\n", "export const [go, b] = make();\n", ""},
		{"export const [a = 1, { run }] = make();\n", "export const [a = 1, { run: go }] = make();\n", ""},
		{"export const a = 1, { run } = make();\n", "export const a = 1, { run: go } = make();\n", ""},
		{"export const { run: b } = make();\n", "", unseen},
		{"export const { a = run } = make();\n", "", unseen},
		{"export const { a = { run } } = make();\n", "", unseen},
		{"export const { [run]: a } = make();\n", "", unseen},
		{"export const { run } = make();\nrun();\n", "", again},
		{"export const { run } = make(go);\n", "", taken},
		{"const run = 1;\nmodule.exports = { run, b };\n", "const run = 1;\nmodule.exports = { go: run, b };\n", ""},
		{"module.exports = {\n  run\n};\nfunction run() {}\n", "module.exports = {\n  go: run\n};\nfunction run() {}\n", ""},
		{"module.exports = { run: work, b };\n", "module.exports = { go: work, b };\n", ""},
		{"module.exports = { run: make({ run: 1 }) };\n", "module.exports = { go: make({ run: 1 }) };\n", ""},
		{"module.exports = { run: go, b };\n", "module.exports = { go, b };\n", ""},
		{"module.exports = { run() {}, b };\n", "module.exports = { go() {}, b };\n", ""},
		{"module.exports = { run, go };\n", "", taken},
		{"module.exports = { run, b };\nmodule.exports.run();\n", "", again},
		{"module.exports = { run, b };\nmodule.exports['run']();\n", "", again},
		{"const run = 1;\nexport { run };\n", "const run = 1;\nexport { run as go };\n", ""},
		{"export { go as run, x as go };\n", "", taken},
	} {
		a := app{manifest, memory.Files{"/app/src/index.js": test.before}}
		out, at, why := a.renamed(t, strings.Index(manifest, "run"), "go")
		if got := out.files["/app/src/index.js"]; why != test.why || why == "" && got != test.after {
			t.Errorf("%q becomes %q, want %q; refused: %q, want %q", test.before, got, test.after, why, test.why)
		}
		if why != "" {
			continue
		}
		back, _, why := out.renamed(t, at, "run")
		if got := back.files["/app/src/index.js"]; why != "" || got != test.before || back.text != manifest {
			t.Errorf("%q, renamed back, becomes %q; refused: %q", test.after, got, why)
		}
	}
}
