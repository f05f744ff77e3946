package queues_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/queues"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

const source = "modules:\n  function:\n    - key: f\n      handler: index.run\nresources:\n  - key: main\n    path: static\n"

const imports = "import { Queue } from '@forge/events';\n"

// appOf is an app whose handler is in src/index.ts, with its files.
func appOf(in map[string]string) *code.App {
	m := memory.Files{}
	for name, content := range in {
		m["/app/"+name] = content
	}
	return code.Of(manifest.New(text.New(source)), files.NewStore(m).In("/app"))
}

// named writes the places of a name.
func named(c *queues.Code, name string) (all []string) {
	for _, p := range c.Named(name) {
		before := string(p.File.Content.Bytes()[:p.Start])
		all = append(all, fmt.Sprintf("%s:%d %s", p.File.Name, strings.Count(before, "\n")+1, p.File.Content.Bytes()[p.Start:p.End]))
	}
	return all
}

// TestNamed: a name is followed to its text, through constants and files.
func TestNamed(t *testing.T) {
	for name, test := range map[string]struct {
		in   map[string]string
		want []string
	}{
		"two queues of a name":   {map[string]string{"src/index.ts": imports + "new Queue({ key: 'q' });\nnew Queue({ key: \"q\" });\n"}, []string{"src/index.ts:2 q", "src/index.ts:3 q"}},
		"one constant, twice":    {map[string]string{"src/index.ts": imports + "const K = 'q';\nnew Queue({ key: K }); new Queue({ key: K });\n"}, []string{"src/index.ts:2 q"}},
		"a constant of another":  {map[string]string{"src/index.ts": imports + "const A = 'q', B = A;\nnew Queue({ key: B });\n"}, []string{"src/index.ts:2 q"}},
		"not imported yet":       {map[string]string{"src/index.ts": "new Queue({ key: 'q' })"}, []string{"src/index.ts:1 q"}},
		"its own class":          {map[string]string{"src/index.ts": "class Queue {}\nnew Queue({ key: 'q' })"}, nil},
		"a class of another":     {map[string]string{"src/index.ts": "import { Queue } from 'bull';\nnew Queue({ key: 'q' })"}, nil},
		"a type":                 {map[string]string{"src/index.ts": imports + "new Queue<Body>({ key: 'q' })"}, []string{"src/index.ts:2 q"}},
		"deep":                   {map[string]string{"src/index.ts": imports + "const C = { a: { b: 'q' } } as const;\nnew Queue({ key: C.a.b })"}, []string{"src/index.ts:2 q"}},
		"of a namespace":         {map[string]string{"src/index.ts": imports + "import * as c from './c';\nnew Queue({ key: c.C.a })", "src/c.js": "export const C = { a: 'q' };"}, []string{"src/c.js:1 q"}},
		"in a folder":            {map[string]string{"src/index.ts": imports + "import { C } from './c';\nnew Queue({ key: C })", "src/c/index.ts": "const C = 'q';\nexport { C };"}, []string{"src/c/index.ts:1 q"}},
		"with the other ending":  {map[string]string{"src/index.ts": imports + "import { C } from './c.js';\nnew Queue({ key: C })", "src/c.ts": "export const C = 'q';"}, []string{"src/c.ts:1 q"}},
		"by require":             {map[string]string{"src/index.ts": "const { Queue } = require('@forge/events'); const { C } = require('./c');\nnew Queue({ key: C })", "src/c.js": "const C = 'q';\nmodule.exports = { C };"}, []string{"src/c.js:1 q"}},
		"a class through a file": {map[string]string{"src/index.ts": "import { Jobs } from './lib';\nnew Jobs({ key: 'q' })", "src/lib.ts": imports + "export { Queue as Jobs };"}, []string{"src/index.ts:2 q"}},
		"in a circle":            {map[string]string{"src/index.ts": imports + "import { C } from './c';\nconst A = B, B = A;\nnew Queue({ key: C }); new Queue({ key: A })", "src/c.ts": "export { C } from './d';", "src/d.ts": "export * from './e'; export { C } from './c';", "src/e.ts": "export * from './d'"}, nil},
		"declared twice":         {map[string]string{"src/index.ts": imports + "const K = 'q';\nfunction f(K) { new Queue({ key: K }) }"}, nil},
		"in tests and pages":     {map[string]string{"src/index.test.ts": imports + "new Queue({ key: 'q' })", "static/a.ts": imports + "new Queue({ key: 'q' })"}, nil},
		"what nothing imports":   {map[string]string{"src/lost.ts": imports + "new Queue({ key: 'q' })"}, []string{"src/lost.ts:2 q"}},
		"an enumeration":         {map[string]string{"src/index.ts": imports + "import { N } from './n';\nnew Queue({ key: N.First })", "src/n.ts": "export enum N { Zero = 'z', First = 'q', Last }\nexport const enum M { First = 'q' }"}, []string{"src/n.ts:1 q"}},
		"half-written":           {map[string]string{"src/index.ts": imports + "new Queue({ key: 'q', conc"}, nil},
	} {
		if got := named(queues.In(appOf(test.in)), "q"); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// TestReach: a function leads to a queue if it mentions what does, in its file or another.
func TestReach(t *testing.T) {
	app := appOf(map[string]string{
		"src/index.ts": "import * as lib from './lib';\nimport { way } from './way';\nexport const run = () => lib.push();\nexport const far = () => way();\nexport const no = () => lib.other();\n",
		"src/lib.js":   "const { Queue } = require('@forge/events');\nconst q = new Queue({ key: 'q' });\nmodule.exports = { push() { q.push() }, other() {} };\n",
		"src/way.ts":   "import { push } from './lib';\nexport { push as way };\n",
	})
	c := queues.In(app)
	reach := c.Reach("q")
	for name, want := range map[string]string{"run": "[{84 87}] true", "far": "[{121 124}] true", "no": "[] true", "absent": "[] false"} {
		from, known := reach.Function(app.File("src/index.ts"), name)
		if got := fmt.Sprint(from, known); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if !c.Makes("q") || c.Makes("r") {
		t.Error("queues that are made are not told from others")
	}
}

// TestReachOfFile: a file leads to a queue if anything in it pushes, and not for keeping the queue.
func TestReachOfFile(t *testing.T) {
	for src, want := range map[string]string{
		"export const q = new Queue({ key: 'q' });\n":                             "[]",
		"export const q: Queue = new Queue({ key: 'q' });\nq.getJob(1);\n":        "[]",
		"const q = new Queue({ key: 'q' });\nfunction f() { q.push() }\n":         "[{89 90}]",
		"function f() { const q = new Queue({ key: 'q' }); q.push() }\n":          "[{68 73}]",
		"const q = () => new Queue({ key: 'q' });\n":                              "[{59 64}]",
		"import { a } from './b';\nconst f = () => a.push();\n":                   "[{80 81}]",
		"import { a } from './b';\nexport { a };\nexport const f = () => a1();\n": "[]",
	} {
		app := appOf(map[string]string{"src/index.ts": imports + src, "src/b.ts": imports + "export const a = new Queue({ key: 'q' });\n"})
		if got := fmt.Sprint(queues.In(app).Reach("q").File(app.File("src/index.ts"))); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

// TestQueuesAreLinear: what takes the square of the code, or multiplies, would not come to an end here.
func TestQueuesAreLinear(t *testing.T) {
	const n = 20_000
	numbered := func(unit string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.NewReplacer("#", fmt.Sprint(i), "@", fmt.Sprint(i+1)).Replace(unit) + "\n")
		}
		return b.String()
	}
	half := func(lines string) string { return strings.Join(strings.SplitAfter(lines, "\n")[:n/2], "") }
	choice := "const c# = " + strings.Repeat("c@ || ", 60) + "c@;"
	for name, src := range map[string]string{
		"queues":    numbered("const q# = new Queue({ key: 'q#' });"),
		"helpers":   "const q = new Queue({ key: 'q0' });\nfunction f0() { q.push() }\n" + numbered("function f@() { f#() }"),
		"constants": numbered("const c# = c@;") + numbered("new Queue({ key: c# });"),
		"choices":   strings.Repeat(strings.NewReplacer("#", "0", "@", "1").Replace(choice), 1) + numbered("const c@ = c# || c#;")[:100_000] + "\nnew Queue({ key: c0 });",
		"logs":      "const c = 'q0';\nnew Queue({ key: c });\n" + numbered("console.log(c, #);"),
		"handed on": half(numbered("const c# = 'q0'; new Queue({ key: c# });")) + "module.exports = {\n" + half(numbered("c#,")) + "};\n",
		"words":     "new Queue({ key: 'q0' });\n" + numbered("a('q0', #);"),
		"imports":   numbered("import { c# } from './c#';") + numbered("new Queue({ key: c# });"),
		"handlers":  numbered("resolver.define('#', () => q.push());") + "const q = new Queue({ key: 'q0' });\nexport const run = resolver.x();\n",
	} {
		app := appOf(map[string]string{"src/index.ts": imports + src})
		c := queues.In(app)
		c.Doubt("q0", "q1")
		c.Others("q0")
		reach := c.Reach("q0")
		for _, f := range []string{"run", "f0", "f9999"} {
			reach.Function(app.File("src/index.ts"), f)
		}
		reach.File(app.File("src/index.ts"))
		t.Logf("%s: %d names", name, len(c.Named("q0")))
	}
}

// FuzzQueues: the places of names and doubts lie in their files, whatever these hold.
func FuzzQueues(f *testing.F) {
	f.Add(imports+"import { q } from './b';\nnew Queue({ key: q });", "export const q = `q` as const;")
	f.Add("const { Queue: Q } = require('@forge/events'); new Q({ 'key': a ? 'q' : b.q", "module.exports = { q: 'q' }")
	f.Fuzz(func(t *testing.T, a, b string) {
		app := appOf(map[string]string{"src/index.ts": a, "src/b.js": b})
		c := queues.In(app)
		places := c.Named("q")
		if d, ok := c.Doubt("q", "r"); ok {
			places = append(places, d.Place)
		}
		for _, p := range append(places, c.Others("q")...) {
			if p.Start < 0 || p.End < p.Start || p.End > len(p.File.Content.Bytes()) {
				t.Errorf("%q, %q: a place at %v", a, b, p.Span)
			}
		}
		reach := c.Reach("q")
		for _, file := range app.Files {
			for _, name := range file.Facts.Exports.Names() {
				from, _ := reach.Function(file, name)
				for _, span := range append(from, reach.File(file)...) {
					if span.Start < 0 || span.End > len(file.Content.Bytes()) {
						t.Errorf("%q, %q: %s leads there at %v", a, b, name, span)
					}
				}
			}
		}
	})
}
