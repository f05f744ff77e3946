package mutate

import "strings"

// hostileYAML are texts on one line.
var hostileYAML = []Hostile{
	{"tags", again("", "! ", "\n")},
	{"tags of a value", again(hostileHead+"a: ", "! ", "\n")},
	{"anchors", again("", "&a ", "\n")},
	{"anchors without a name", again("", "& ", "\n")},
	{"anchors and tags", again(hostileHead+"a: ", "&a !b ", "\n")},
	{"anchors that touch tags", again("", "!a&b ", "\n")},
	{"verbatim tags", again("", "!<x> ", "\n")},
	{"properties in a flow list", again("[", "! & ", "]\n")},
	{"escapes that are wrong", again(hostileHead+`a: "`, `\q`, "\"\n")},
	{"escapes", again(hostileHead+`a: "`, `\x41`, "\"\n")},
	{"empty pairs in braces", again(hostileHead+"a: {", ":,", "}\n")},
	{"empty pairs in braces that are open", again("{", ":,", "\n")},
	{"commas", again("[", ",", "]\n")},
	{"items in brackets", again(hostileHead+"a: [", "1,", "]\n")},
	{"quoted items in brackets", again(hostileHead+"a: [", `"",`, "]\n")},
	{"pairs in brackets", again("[", "a: b,", "]\n")},
	{"items without commas", again("[", `"" `, "]\n")},
	{"closing brackets", again("a: ", "]", "\n")},
	{"closing brackets of lists", again("a: [", "}", "\n")},
	{"colons on a line", again("a: ", "b: ", "\n")},
	{"colons in a word", again("", "a:", "\n")},
	{"a long plain scalar", again("a: ", "word ", "\n")},
	{"a long comment", again("a: b #", " #", "\n")},
	{"a long key", again("", "k", ": v\n")},
	{"unclosed items in brackets", again("[", `'a" `, "\n")},
	{"aliases in brackets", again("a: &a 1\nb: [", "*a,", "]\n")},
	{"names of anchors in brackets", numbered("[", "&a%d x,", "]\n")},
	{"carriage returns", again("a: b", "\r", "\n")},
	{"no-break spaces", again("a:", "\u00a0", "\n")},
	{"bytes that are not UTF-8", again("a: ", "\xff\xfe", "\n")},
	{"null bytes", again("", "\x00", "")},
}

// hostileNesting are texts that are deep.
var hostileNesting = []Hostile{
	{"brackets", again("", "[", "\n")},
	{"braces", again("", "{a: ", "\n")},
	{"brackets that are closed", func(n int) string { return "a: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n" }},
	{"commas in deep brackets", again("", "[,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", "\n")},
	{"dashes on a line", again("", "- ", "a\n")},
	{"dashes far apart", func(n int) string { return strings.Repeat("-"+strings.Repeat(" ", n/1000+1), 1000) + "a\n" }},
	{"question marks on a line", again("", "? ", "a\n")},
	{"staircase", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < 8*n; i++ {
			b.WriteString(strings.Repeat(" ", i%40) + "a:\n")
		}
		return b.String()
	}},
	{"staircase down", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < 8*n; i++ {
			b.WriteString(strings.Repeat(" ", 40-i%40) + "a:\n")
		}
		return b.String()
	}},
	{"a deep entry", func(n int) string {
		var b strings.Builder
		b.WriteString(hostileHead + "modules:\n  macro:\n    - key: a\n")
		for i := 0; b.Len() < 8*n; i++ {
			b.WriteString("      " + strings.Repeat(" ", i%40) + "a" + ":\n")
		}
		return b.String()
	}},
	{"variants of aliases", numbered("a0: &a0 [x]\n", "a%+: &a%+ [*a%d, *a%d]\n", "")},
	{"chain of aliases", numbered("a0: &a0 x\n", "a%+: &a%+ *a%d\n", "")},
	{"chain of lists", numbered("a0: &a0 [x]\n", "a%+: &a%+ [*a%d]\n", "")},
	{"aliases of a large value", inTurn(again(hostileHead+"a: &a [", "1,", "]\n"), again("b:\n", "  - *a\n", ""))},
	{"merge keys", numbered(hostileHead+"x: &x {key: a}\nmodules:\n  macro:\n", "    - <<: *x\n      key: k%d\n", "")},
}
