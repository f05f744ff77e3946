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
		`fetch('https://a\x2ecom', x as const, ...y)`:                               {`fetch("https://a.com", x, other())`},
		`a?.b!.c?.<T>(1)["d"](2)[0].e(3)`:                                           {`a.b.c(other())`, `a.b.c.d(other())`, `a.b.c.d..e(other())`},
		`class A { foo(x) {} async bar(): T {} x = baz(1); static { qux() } }`:      {`baz(other())`, `qux()`},
		`const o = { foo(x) { return bar(x) }, get a() {}, b: c ? d() : e() }`:      {`bar(x)`, `d()`, `e()`},
		`function foo() {} function* bar() {} async (x) => y(x); new Foo(1)`:        {`y(x)`, `Foo(other())`},
		`interface I { foo(x): void; bar(y) } type T = { baz(x): void }; go()`:      {`go()`},
		`if (x) y(z); switch (a) {} return (b)(c); (d || e).f(); (await g()).h()`:   {`y(z)`, `.f()`, `g()`, `.h()`},
		`f('a' + b + 'c', a ? 'x' : 'y', n || 'z', () => 1, [1, 'q'], <A/>, -1)`:    {`f(sum("a", b, "c"), conditional("x", "y"), logical(n, "z"), function(), list(other(), "q"), element(), other())`},
		"const { storage: s, asApp } = api; f(`a`, /[/]`/, 1)":                      {`f(["a"](), other(), other())`},
		`import * as forge from '@forge/api'; const { asApp } = forge; asApp().x()`: {`asApp() @forge/api *.asApp`, `asApp.x() @forge/api *.asApp.x`},
		`<A b={c(1)} {...d(2)}>text f() {e(3)} don't</A>; g(4)`:                     {`c(other())`, `d(other())`, `e(other())`, `g(other())`},
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
