package javascript

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript/scanner"
)

// hostile are pieces of code that, one behind the other, make bad readers look at the same text again and again.
var hostile = []string{
	"<a", "<a ", "<a>", "<a b=\"", "<a b='\n", "<a b={", "<a<", "</a>", "`${", "`", "`\n", "/*", "/*\n", "{", "}", "(", ")", "(]", "[", "({[", "'", "\"\n", "/", "/\n", "<!--", "\\u{", "#!", "a.b(", "a.b().", ".a()",
	"a<", "a<b,", "f<a>", "a?b:", "a||", "'x'+", "import {", "import { a,\n", "import a", "import", "export {", "export * as", "require(", "const a =", "const a = {", "const { a,\n", "const a: b<", "let a,\n", "class A {", "class ",
	"case ", "return {", "=> ({", "a = [", "a[", "a['b'].", "a!", "a as ", "f(a,", "f({a:", "{...", "async (", "<T>(", "<a>text\n", "<a>\nconst b = ", "<><a/>", "x={<a/>}", "?.", "f(`${a}`, ", "function f(", "new ", "module.exports={", "\u00e9", "\xff", "\x00",
	"import a from 'b'\n;a.b(a.c, a.d);\n",
}

// TestFactsAreLinear reads long texts of each: what takes the square of the length would not come to an end here.
func TestFactsAreLinear(t *testing.T) {
	const n = 1 << 17
	for _, unit := range hostile {
		scanner.Scan(strings.Repeat(unit, 4*n/len(unit)), scanner.JSX)
		lines := strings.Repeat(strings.Repeat(unit, 1+200/len(unit))+"\n", n/(300+len(unit)))
		for _, dialect := range []scanner.Dialect{scanner.JSX, scanner.TypeScript} {
			FactsOf(lines, dialect)
		}
	}
}

// TestMinified: the output of a build is recognised, whatever its size, and not read.
func TestMinified(t *testing.T) {
	unit := "function a(b){return b.c(d=>{fetch('https://a.com').then(e=>e.json())})};"
	for name, test := range map[string]struct {
		source string
		want   bool
	}{
		"a bundle of 5 MB":       {strings.Repeat(unit, 5<<20/len(unit)), true},
		"a small bundle":         {strings.Repeat(unit, 20_000/len(unit)), true},
		"a bundle with lines":    {strings.Repeat(unit+"\n", 2<<20/len(unit)), true},
		"a long line":            {strings.Repeat(unit, 10), false},
		"code that people write": {strings.Repeat(unit+"\n", 500_000/len(unit)), false},
	} {
		facts := FactsIn(files.NewContent([]byte(test.source)), "a.js")
		if facts.Minified != test.want || (len(facts.Calls) > 0) == test.want {
			t.Errorf("%s: minified %v, %d calls", name, facts.Minified, len(facts.Calls))
		}
	}
}

// FuzzFacts: facts of any text lie where they say, and those of the tokens are in order.
func FuzzFacts(f *testing.F) {
	for _, unit := range hostile {
		f.Add(unit+unit, true)
	}
	f.Add("import api, { route as r } from '@forge/api'; const { storage } = api; <A.b c='d' {...e}>{f(`g${h}`, { method: 'i' })}</A.b>", true)
	f.Add("const x = <T>y as const; enum E { A } interface I { f(x): void } export * as z from './z'", false)
	f.Fuzz(func(t *testing.T, src string, jsx bool) {
		dialect := scanner.TypeScript
		if jsx {
			dialect = scanner.JSX
		}
		checkTokens(t, scanner.Scan(src, dialect))
		facts := FactsOf(src, dialect)
		for _, c := range facts.Calls {
			name := src[c.Callee.Last.Start:c.Callee.Last.End]
			if !c.Callee.Computed && name != c.Callee.Name() || c.Start > c.Callee.Start || c.End < c.Callee.End || c.End > len(src) {
				t.Errorf("call of %q at %+v, where %q stands", c.Callee.Name(), c.Span, name)
			}
			for _, v := range c.Arguments {
				if v.Start < c.Callee.End || v.End > c.End {
					t.Errorf("argument at %+v of the call at %+v", v.Span, c.Span)
				}
			}
		}
		for _, e := range facts.Elements {
			if src[e.Start] != '<' || e.End > len(src) {
				t.Errorf("element at %+v", e.Span)
			}
		}
		for _, i := range facts.Imports {
			if i.Start > i.Module.At || i.End < i.Module.At || strings.IndexByte("'\"", src[i.Module.At-1]) < 0 {
				t.Errorf("import at %+v of what stands at %d", i.Span, i.Module.At)
			}
		}
	})
}

// checkTokens checks that tokens are in order, and that both ends of what has two know each other.
func checkTokens(t *testing.T, tokens *scanner.Tokens) {
	end := int32(0)
	for i, token := range tokens.List {
		if token.Start < end || token.End <= token.Start || int(token.End) > len(tokens.Source) {
			t.Fatalf("token %d at %d-%d behind one that ends at %d", i, token.Start, token.End, end)
		}
		end = token.End
		if m := token.Match; m >= 0 && (int(m) >= len(tokens.List) || tokens.List[m].Match != int32(i)) {
			t.Fatalf("the other end of token %d does not know it", i)
		}
	}
}
