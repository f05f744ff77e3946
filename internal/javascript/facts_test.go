package javascript

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/javascript/scanner"
)

// TestImports: what is bound, from which module.
func TestImports(t *testing.T) {
	for src, want := range map[string]string{
		`import a, { b, c as d, type E } from 'm';`:        `m: default=a b=b c=d type E=E`,
		`import * as n from "m"`:                           `m: *=n`,
		`import type { A } from 'm'; import type from 'n'`: `m: type A=A | n: default=type`,
		`import 'm'`: `m:`,
		`import { type as b, type type as c, as, as as d } from 'm'`:                `m: type=b type type=c as=as as=d`,
		`import { 'a-b' as c, default as d } from 'm'`:                              `m: a-b=c default=d`,
		`const a = require('m'), { b, c: d } = require('n');`:                       `m: require *=a | n: require b=b c=d`,
		`const a = await import('m'); import('n').then(f)`:                          `m: import *=a | n: import`,
		`const a = require('m').b; require('n')();`:                                 `m: require b=a | n: require`,
		`import x = require('m'); export import y = require('n');`:                  `m: require *=x | n: require *=y`,
		"import { a, b\nconst x = 1;\nimport { c } from 'm';":                       `m: c=c`,
		"import {\n  // why\n  a, /* b */\n  c,\n} from 'm' with { type: 'json' };": `m: a=a c=c`,
		`x.import('m'); import.meta.url; const o = { import: 'm', require: 1 }`:     ``,
	} {
		var got []string
		for _, in := range factsOf(src).Imports {
			s := in.Module.Text + ":" + [...]string{"", " import", " require"}[in.Form]
			for _, b := range in.Names {
				if b.TypeOnly {
					s += " type"
				}
				s += " " + b.Imported + "=" + b.Local
			}
			got = append(got, s)
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

func factsOf(src string) *Facts { return FactsOf(src, scanner.JSX) }

// describe writes a value in short.
func describe(v Value) string {
	var parts []string
	for _, o := range v.Operands {
		parts = append(parts, describe(o))
	}
	inner := strings.Join(parts, ", ")
	switch v.Kind {
	case StringValue:
		return fmt.Sprintf("%q", v.Text)
	case TemplateValue:
		return fmt.Sprintf("%q(%s)", v.Parts, inner)
	case TaggedTemplate:
		return fmt.Sprintf("%s%q(%s)", strings.Join(v.Path.Names, "."), v.Parts, inner)
	case NameValue:
		return strings.Join(v.Path.Names, ".")
	case CallValue:
		return strings.Join(v.Path.Names, ".") + "(" + inner + ")"
	case ObjectValue:
		for _, p := range v.Properties {
			parts = append(parts, p.Name+": "+describe(p.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return [...]string{"none", "other", "", "", "", "", "", "", "list", "sum", "conditional", "logical", "function", "element"}[v.Kind] + "(" + inner + ")"
}

// TestCalls: who is called, and with what.
func TestCalls(t *testing.T) {
	for src, want := range map[string][]string{
		"import api, { route } from '@forge/api';\nconst r = await api.asApp().requestJira(route`/rest/${k}/x?${q}`, { method: 'PUT', body });": {
			`api.asApp() @forge/api default.asApp`,
			`api.asApp.requestJira(route["/rest/" "/x?" ""](k, q), {method: "PUT", body: body}) @forge/api default.asApp.requestJira`,
		},
		`fetch('https://a\x2ecom', x as const, ...y)`:                                              {`fetch("https://a.com", x, other())`},
		`a?.b!.c?.<T>(1)["d"](2)[0].e(3)`:                                                          {`a.b.c(other())`, `a.b.c.d(other())`, `a.b.c.d..e(other())`},
		`class A { foo(x) {} async bar(): T {} x = baz(1); static { qux() } }`:                     {`baz(other())`, `qux()`},
		`const o = { foo(x) { return bar(x) }, get a() {}, b: c ? d() : e() }`:                     {`bar(x)`, `d()`, `e()`},
		`function foo() {} function* bar() {} async (x) => y(x); new Foo(1)`:                       {`y(x)`, `Foo(other())`},
		`interface I { foo(x): void; bar(y) } type T = { baz(x): void }; go()`:                     {`go()`},
		`if (x) y(z); switch (a) {} return (b)(c); (d || e).f(); (await g()).h()`:                  {`y(z)`, `b(c)`, `.f()`, `g()`, `.h()`},
		`if (a) ('b'); if (a) (b)('c'); while (d) ('e'); new (f)(g); (h || i)('j'); (k as any)(l)`: {`b("c")`},
		`f('a' + b + 'c', a ? 'x' : 'y', n || 'z', () => 1, [1, 'q'], <A/>, -1)`:                   {`f(sum("a", b, "c"), conditional("x", "y"), logical(n, "z"), function(), list(other(), "q"), element(), other())`},
		"const { storage: s, asApp } = api; f(`a`, /[/]`/, 1)":                                     {`f(["a"](), other(), other())`},
		`import * as forge from '@forge/api'; const { asApp } = forge; asApp().x()`:                {`asApp() @forge/api *.asApp`, `asApp.x() @forge/api *.asApp.x`},
		`<A b={c(1)} {...d(2)}>text f() {e(3)} don't</A>; g(4)`:                                    {`c(other())`, `d(other())`, `e(other())`, `g(other())`},
	} {
		var got []string
		for _, call := range factsOf(src).Calls {
			s := describe(Value{Kind: CallValue, Path: &call.Callee, Operands: call.Arguments})
			if call.Callee.Target.Module != "" {
				s += " " + call.Callee.Target.Module + " " + strings.Join(call.Callee.Target.Names, ".")
			}
			got = append(got, s)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %s\nwant %s", src, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}
}

// TestConstants: the texts that constants stand for, unless another variable or parameter has the name.
func TestConstants(t *testing.T) {
	const src = "const a = 'x', b = `${a}/y`, c = { d: 'z', e: { 'f-g': 1 + 2 } }; let l = 'l'; const twice = 1; { const twice = 'n' }\n" +
		"const p = 'p', q = 'q', s = { t: 't' }, u: Map<string, string> = 'u' as const\nfunction f(p, { v }) {} (q) => q; const g = ({ s }) => s; const v = 'v'\n" +
		"const m = 'm', n = 'n', o = 'o', h = 'h', w = 'w'; class m {} class D { constructor(private n) {} set(o: string): void {} } function h() {} try {} catch (w) {}; const z = a(a) ? f(u) : 1"
	var got []string
	for name, v := range factsOf(src).Constants {
		got = append(got, name+"="+describe(v))
	}
	slices.Sort(got)
	want := []string{`a="x"`, `b=["" "/y"](a)`, `c.d="z"`, `c.e.f-g=sum(other(), other())`, `c.e={f-g: sum(other(), other())}`, `c={d: "z", e: {f-g: sum(other(), other())}}`, `u="u"`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestElements: tags with what their attributes say.
func TestElements(t *testing.T) {
	for src, want := range map[string]string{
		`<Image src="https://a.com/&amp;&#105;&x" alt={'b'} {...c} d/>`:                           `Image src="https://a.com/&i&x" alt={"b"} d=none() ...`,
		`import { Image as I } from '@forge/react'; <I src={a ? 'x' : "y"}>text</I>`:              `I src={conditional("x", "y")} @forge/react Image`,
		`import * as R from 'r'; <><R.Frame resource={` + "`main`" + `}><p>it's</p></R.Frame></>`: ` | R.Frame resource={["main"]()} r *.Frame | p`,
		"<A<T> b='c\nd' e=<F/>>{x < y}</A>":                                                       `A b="c\nd" e=element() | F`,
		"const f = <T,>(x: T) => x; const g = <T extends U>(x) => x; h<T>(x)":                     ``,
		"<Foo bar=\"x": `Foo bar=other()`,
		"<><Fo\n<Image src=\"https://a.com\"/><Ba<'x' | (() => T)> c='d'/></>": ` | Fo | Image src="https://a.com" | Ba c="d"`,
	} {
		var got []string
		for _, e := range factsOf(src).Elements {
			s := strings.Join(e.Name.Names, ".")
			for _, a := range e.Attributes {
				value := describe(a.Value)
				if a.Braces {
					value = "{" + value + "}"
				}
				s += " " + a.Name + "=" + value
			}
			if e.Spread {
				s += " ..."
			}
			if e.Name.Target.Module != "" {
				s += " " + e.Name.Target.Module + " " + strings.Join(e.Name.Target.Names, ".")
			}
			got = append(got, s)
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

// TestMembers: what is taken of imports, and what functions return.
func TestMembers(t *testing.T) {
	const src = "import * as api from '@forge/api'; const b = api; const { storage: s, x } = b; b['storage'].get(); s.set(1); y.z()\n" +
		"export const icon = () => ({ icon: 'https://a.com' }); function f() { return { status: { type: 'icon' } } } const o = { no: 1 }"
	facts := factsOf(src)
	var got []string
	for _, m := range facts.Members {
		got = append(got, src[m.Start:m.End]+" "+strings.Join(m.Path.Target.Names, "."))
	}
	if want := []string{"storage: s *.storage", "x *.x", "storage *.storage", "set *.storage.set"}; !slices.Equal(got, want) {
		t.Errorf("members %q, want %q", got, want)
	}
	got = nil
	for _, v := range facts.Returned {
		got = append(got, describe(v))
	}
	if want := []string{`{icon: "https://a.com"}`, `{status: {type: "icon"}}`}; !slices.Equal(got, want) {
		t.Errorf("returned %q, want %q", got, want)
	}
}

// TestReexports: what is exported from other modules.
func TestReexports(t *testing.T) {
	facts := factsOf("export { a, b as c, type D } from './x'; export * from './y'; export * as n from './z'; export type { T } from './t'; export { e }; export default f")
	var got []string
	for _, r := range facts.Reexports {
		for _, b := range r.Names {
			got = append(got, fmt.Sprint(r.Module.Text, " ", b.Imported, "=", b.Local, " ", b.TypeOnly))
		}
	}
	want := []string{"./x a=a false", "./x b=c false", "./x D=D true", "./y *= false", "./z *=n false", "./t T=T true"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
