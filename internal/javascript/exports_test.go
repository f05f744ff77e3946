package javascript

import (
	"slices"
	"strings"
	"testing"
)

func TestExports(t *testing.T) {
	tests := []struct {
		name, src string
		want      string // names, and "..." when there may be others
	}{
		{"nothing", "const run = 1;\n", ""},
		{"function", "export function run() {}\nexport async function go() {}\nexport function* walk() {}", "go run walk"},
		{"variables", "export const a = 1, b = { c: [2, 3] };\nlet d, e;\nexport let f\nexport var g = 1", "a b f g"},
		{"class and others", "export class A {}\nexport abstract class B {}\nexport enum C { D }\nexport declare const E: number;\nexport const enum F { G }", "A B C E F"},
		{"clause", "const a = 1;\nexport { a, b as c, d as default, type T };", "T a c default"},
		{"clause from a file", "export { a as 'run' } from './a';", "run"},
		{"default", "export default function main() {}\nexport const run = 1;", "default run"},
		{"all of another", "export * from './other';", "..."},
		{"all as a name", "export * as run from './other';", "run"},
		{"types", "export type { A } from './a';\nexport interface B { c: string }\nexport type D = { e: 1 };\nexport const run = 1;", "run"},
		{"pattern", "export const { a, b: c, ...d } = make(), e = 1;", "a b c d e"},
		{"semicolons left out", "export const run = resolver.getDefinitions()\nexport const stop = () => {}", "run stop"},
		{"CommonJS", "exports.a = 1;\nmodule.exports.b = 2;\nexports['c'] = 3;", "a b c"},
		{"CommonJS object", "module.exports = { a, b: 1, 'c': x, d() { return { e: 1 }; }, async f() {} };", "a async b c d f"},
		{"both exports", "exports = module.exports = { run };", "run"},
		{"spread", "module.exports = { ...other, run };", "...run ..."},
		{"a value from elsewhere", "module.exports = require('./other');", "..."},
		{"given away", "__export(exports, { run: () => run });", "..."},
		{"computed", "exports[name] = run;", "..."},
		{"exported from a bundle", "Object.defineProperty(exports, 'run', { get: f });", "..."},
		{"in comments and texts", "// export const a = 1\n/* export const b */\nconst s = 'export const c', t = `export const d ${`x${'}'}`} export`;", ""},
		{"below a template with two places", "f(() => { throw `a ${b} c ${d} e`; });\nexport const run = 1;", "run"},
		{"in a regular expression", "const r = /[/\"]export const a/;\nconst q = a / b / c;\nexport const run = 1;", "run"},
		{"in a function", "function f() { const o = { export: 1 }; o.export = 2; }\nexport const run = 1;", "run"},
		{"JSX", "export const App = () => <p title=\"x\">Hello <b>you</b><br /></p>;\nexport const run = render(<App />);", "App run"},
		{"an apostrophe in JSX", "export const App = () => <p>Don't</p>;\nexport const run = 1;", "App run"},
		{"two apostrophes in JSX", "export const App = () => <p>Don't, can't</p>;\nexport const run = 1;", "App run"},
		{"strings without blanks", "import'./a';export*as run from\"./b\";const f=()=>{switch(x){case'a':return'b'}};", "run"},
		{"a template that does not end", "const s = `\nexport const run = 1;", "..."},
		{"a bracket too many", "export const run = 1; }", "run ..."},
		{"a bracket too few", "function f() {\nexport const run = 1;", "..."},
		{"hash bang and byte order mark", "#!/usr/bin/env node\nexport const run = 1;", "run"},
		{"a variable of that name", "const module = load();\nmodule.run();\nexport const run = 1;", "run"},
		{"decorator", "export @sealed class A {}", "..."},
		{"export assignment", "export = run;", "..."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := ExportsOf([]byte(test.src))
			want := strings.Fields(test.want)
			open := slices.Contains(want, "...")
			want = slices.DeleteFunc(want, func(s string) bool { return strings.HasPrefix(s, "...") })
			if e.Open != open {
				t.Errorf("open: %t, want %t", e.Open, open)
			}
			if !open && !slices.Equal(e.Names(), want) {
				t.Errorf("names: %q, want %q", e.Names(), want)
			}
		})
	}
}

// TestExportPlaces: an export is found where its name stands, the first time if it stands there
// twice.
func TestExportPlaces(t *testing.T) {
	const src = "import a from 'b';\n\nexport function run() {}\nconst x = 1;\nexport { x as go };\nexports.last = 1;\nexports.run = 2;\n"
	e := ExportsOf([]byte(src))
	for name, line := range map[string]int{"run": 3, "go": 5, "last": 6} {
		x, ok := e.Find(name)
		if got := strings.Count(src[:x.At], "\n") + 1; !ok || got != line {
			t.Errorf("%s: line %d, want %d", name, got, line)
		}
	}
	if _, ok := e.Find("x"); ok {
		t.Error("x is exported under another name only")
	}
}

func FuzzExports(f *testing.F) {
	f.Add("export const a = `x${b}`, { c } = d; /re/; module.exports = { e };")
	f.Add("export { a as b } from 'c'; exports['d'] = <p>Don't</p>")
	f.Add("export")
	f.Add("module.exports = {")
	f.Fuzz(func(t *testing.T, src string) {
		e := ExportsOf([]byte(src))
		for _, name := range e.Names() {
			if !strings.Contains(src, name) {
				t.Errorf("%q is not in the text", name)
			}
			x, ok := e.Find(name)
			quoted := ok && strings.ContainsAny(src[x.At:x.At+1], `"'`) && strings.HasPrefix(src[x.At+1:], name)
			if !quoted && (!ok || !strings.HasPrefix(src[x.At:], name)) {
				t.Errorf("%q is not found where it stands: %v", name, x)
			}
		}
	})
}

// TestExportsOfIsLinear gives the scanner texts on which bad ones take the square of their length:
// it would not come to an end here.
func TestExportsOfIsLinear(t *testing.T) {
	const n = 1 << 20
	for _, unit := range []string{"<a", "`${", "/*", "{", "export{", "export const{", "export const[{a=", "'", "/", "<!--", "module.exports={"} {
		ExportsOf([]byte(strings.Repeat(unit, n/len(unit))))
	}
}

// TestExportForms: what is no function for sure is known.
func TestExportForms(t *testing.T) {
	e := ExportsOf([]byte("export class A {}\nexport abstract class B {}\nexport declare function c(): void;\nexport declare class D {}\nexport const e = class {};\nexport async function f() {}\n"))
	for name, want := range map[string]ExportForm{"A": ClassExport, "B": ClassExport, "c": DeclaredExport, "D": DeclaredExport, "e": MayBeFunction, "f": MayBeFunction} {
		if x, ok := e.Find(name); !ok || x.Form != want {
			t.Errorf("%s: %v, want %v", name, x.Form, want)
		}
	}
}

// TestExportNames: what the name of an export stands in is known.
func TestExportNames(t *testing.T) {
	for _, tt := range []struct {
		src    string
		places map[string]ExportPlace
	}{
		{"export const a = 1, { b, c: d, e = { f }, [g]: h, ...i } = {}, [j, { k }] = [];", map[string]ExportPlace{
			"a": Alone, "b": ShortInPattern, "c": LooksExported, "d": InPattern, "e": ShortInPattern, "f": LooksExported, "g": LooksExported,
			"h": InPattern, "i": InPattern, "j": InPattern, "k": ShortInPattern,
		}},
		{"export const { a: b, c: a } = {};", map[string]ExportPlace{"a": InPattern, "b": InPattern}},
		{"export const { a: { b = c ? d : e, f }, g = (h, i) => ({ j }) } = {};", map[string]ExportPlace{
			"a": LooksExported, "b": ShortInPattern, "c": LooksExported, "f": ShortInPattern, "g": ShortInPattern, "i": LooksExported, "j": LooksExported,
		}},
		{"module.exports = { a, b: c, d() {}, 'e': f, g };", map[string]ExportPlace{"a": ShortInObject, "b": InObject, "d": InObject, "e": InObject, "g": ShortInObject}},
		{"exports.a = 1; export { b, c as d };", map[string]ExportPlace{"a": Alone, "b": InClause, "d": InClause}},
	} {
		all := ExportsOf([]byte(tt.src))
		for name, want := range tt.places {
			if x, ok := all.Find(name); !ok || x.Place != want {
				t.Errorf("%s: %s stands in %d, want %d", tt.src, name, x.Place, want)
			}
		}
	}
}
