package javascript

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript/scanner"
)

// outlineIn reads the outline of a text.
func outlineIn(src, name string) *Outline { return OutlineIn(files.NewContent([]byte(src)), name) }

// TestStatements: where statements begin, and to what they belong.
func TestStatements(t *testing.T) {
	for src, want := range map[string]string{
		"const a = 1, b: Map<string, c> = d\nlet { e, f: g, ...h } = i":                                      "a b c | e g h",
		"export async function* a() {}\nexport default class B {}\nexport default c;":                        "a | default B | default",
		"import a, { b } from 'c'\nexport { d }\nexport { e } from 'f'\nexport * from 'g'\nh()":              "h",
		"function a() { b() }\nc.d(() => {\n  e()\n})\nf(c, g.h, i, () => {})":                               "a | c | f c i",
		"exports.a = async () => { b() }\nmodule.exports.c = d;":                                             "a | c",
		"module.exports = { a, b: c, d() {}, async e() {}, async: 1, ...f, 'g': 1 };":                        "a | b | d | e | async |  | ",
		"if (a) { b() } else { c() }\ntry { d() } catch (e) { f() } finally { g() }\nh()":                    " | try | h",
		"const a = () => {\n  b()\n}\nconst c = function () {\n}\n  .bind(d)\nawait e.f()":                   "a | c | e",
		"type A = { b: c }\ninterface D { e: f }\nenum G { H }\nconst enum I { J }\ndeclare const k: string": "type | interface | G | I | k",
		"const a = b\n  + c\n  .d()\n;[1].map(e)\nf`x`\n":                                                    "a |  | f",
		"const a = {": "a",
	} {
		var got []string
		for _, s := range outlineIn(src, "a.ts").Statements {
			got = append(got, strings.Join(s.Names, " "))
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

// TestMentions: names are mentioned where they stand for themselves, with what is taken of them.
func TestMentions(t *testing.T) {
	const src = "import a, * as b from 'c';\nconst d = { a: 1, b, x: a };\nfunction e() { return typeof d.f /* d */ + other.d + `${a}` + 'a' }\n" +
		"b.c?.d\n  ['e']();\nexport { d };\nconst { f, g: h } = b.c /**/ .d;\nexport default f(a.a.a.a.a.a);\nfunction d() {}\n"
	o := outlineIn(src, "a.js")
	var got []string
	for _, m := range o.Mentions {
		s := fmt.Sprintf("%d:%s", m.Statement, m.Name)
		if m.Members != "" {
			s += "." + m.Members
		}
		if m.Binds {
			s += "="
		}
		if m.Typeof {
			s += "?"
		}
		if !strings.HasPrefix(src[m.At:], m.Name) || o.StatementAt(m.At) != m.Statement {
			t.Errorf("%s does not stand at %d", s, m.At)
		}
		got = append(got, s)
	}
	want := []string{"0:d=", "0:b", "0:a", "1:d.f?", "1:a", "2:b.c.d.e", "3:f", "3:h", "3:b.c.d", "4:f", "4:a.a.a.a.a"}
	if !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

// TestTexts: a text is found in quotes and as a template, and not in comments.
func TestTexts(t *testing.T) {
	const src = "'ab' + \"ab\" + `ab` + `ab${c}` + 'a\\u0062' + 'abc' /* 'ab' */ // 'ab'\nconst s = /'ab'/, ab = { ab: 'ab' }"
	var got []string
	for _, at := range TextsIn(files.NewContent([]byte(src)), "a.ts", "ab") {
		got = append(got, src[at-1:at+2])
	}
	if want := []string{"'ab", `"ab`, "`ab", `'a\`, "'ab"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestOutlineIsLinear reads long texts of each hostile piece: what takes the square of the length would not come to an end here.
func TestOutlineIsLinear(t *testing.T) {
	const n = 1 << 17
	for _, unit := range hostile {
		lines := strings.Repeat(strings.Repeat(unit, 1+200/len(unit))+"\n", n/(300+len(unit)))
		for _, name := range []string{"a.js", "a.ts"} {
			outlineIn(lines, name)
			TextsIn(files.NewContent([]byte(lines)), name, "a")
		}
	}
}

// FuzzOutline: statements are in order, and mentions lie in theirs.
func FuzzOutline(f *testing.F) {
	for _, unit := range hostile {
		f.Add(unit+unit, true)
	}
	f.Add("import { a as b } from 'c'; module.exports = { b, d() { b.e() } }\nb(b)", false)
	f.Fuzz(func(t *testing.T, src string, jsx bool) {
		c, dialect := files.NewContent([]byte(src)), scanner.TypeScript
		if jsx {
			dialect = scanner.JSX
		}
		o, end := outlineOf(c, dialect, FactsOf(src, dialect)), 0
		for i, s := range o.Statements {
			if s.Start < end || s.End <= s.Start || s.End > len(src) || o.StatementAt(s.Start) != i {
				t.Errorf("%q: statement %+v behind %d", src, s, end)
			}
			end = s.End
		}
		for _, m := range o.Mentions {
			if !strings.HasPrefix(src[m.At:], m.Name) || o.StatementAt(m.At) != m.Statement {
				t.Errorf("%q: mention %+v", src, m)
			}
		}
		for _, at := range TextsIn(c, "a.ts", "a") {
			if at < 1 || at > len(src) {
				t.Errorf("%q: a text at %d", src, at)
			}
		}
	})
}
