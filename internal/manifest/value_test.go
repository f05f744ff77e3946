package manifest

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// shape writes a value as Forge would see it, "?" for what is Unknown.
func shape(v schema.Value) string {
	switch v.Type() {
	case schema.Unknown:
		return "?"
	case schema.Null:
		return "null"
	case schema.Boolean:
		return "bool " + v.Text()
	case schema.Number:
		return fmt.Sprint(v.Number())
	case schema.String:
		return fmt.Sprintf("%q", v.Text())
	case schema.List:
		var parts []string
		for i := range v.Items() {
			parts = append(parts, shape(i))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	var parts []string
	for k, x := range v.Fields() {
		parts = append(parts, k+":"+shape(x))
	}
	return "{" + strings.Join(parts, " ") + "}"
}

func TestValue(t *testing.T) {
	const declared = "environment: {variables: [A, {key: B, default: b}]}\nx: "
	tests := []struct{ name, src, want string }{
		{
			"core schema", "a: [yes, true, 017, 0o17, 0x1f, 1_000, ~, null, '', .inf, .nan, 1.5, '5']",
			`{a:["yes" bool true 17 15 31 "1_000" null null "" null null 1.5 "5"]}`,
		},
		{"empty value", "a:\nb:\n  -\n", "{a:null b:[null]}"},
		{"keys that are no strings", "1: a\ntrue: b\n", `{1:"a" true:"b"}`},
		{"merge key", "<<: a", `{<<:"a"}`},
		{"duplicate key", "a: 1\nb: 2\na: 3\n", "{a:3 b:2}"},
		{"alias", "a: &x {b: 1}\nc: *x\n", "{a:{b:1} c:{b:1}}"},
		{"alias redefined", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "{a:1 b:1 c:2 d:2}"},
		{"alias of itself", "a: &x\n  b: *x\n", "{a:{b:?}}"},
		{"unresolved alias", "a: *x", "{a:?}"},
		{"unclosed quote", "a: \"x\nb: 1\n", "{a:? b:1}"},
		{"unclosed flow", "a: {b: 1\nc: 1\n", "{a:? c:1}"},
		{"bad escape", `a: "\q"`, "{a:?}"},
		{"reserved character", "a: @x\n", "{a:?}"},
		{"text after a value", "a: 'x' y\nb: 1\n", "{a:? b:1}"},
		{"half a key", "a: 1\nreso\nb: 2\n", "{a:1 b:2}"},
		{"no space", "a: 1\nb:2\n", "{a:1}"},
		{"half a key in flow is null", "{a, b: 1}", "{a:null b:1}"},
		{"list on the key's line", "a: - b\nc: 1\n", "{a:? c:1}"},
		{"mapping on the key's line", "a: b: c\nd: 1\n", "{a:? d:1}"},
		{"broken inside", "a:\n  b: \"x\n  c: 1\n", "{a:{b:? c:1}}"},
		{"broken first inside a list", "a:\n  - \"x\n  - y\n", `{a:[? "y"]}`},
		{"comment after a value", "a: x # \"y\n", `{a:"x"}`},
		{"literal", "a: |\n  x\n  y\n", `{a:"x\ny\n"}`},
		{"variable", declared + "a${A}", `{environment:{variables:["A" {key:"B" default:"b"}]} x:?}`},
		{"variable with default", declared + "a${B}", `{environment:{variables:["A" {key:"B" default:"b"}]} x:"ab"}`},
		{"variable not declared", declared + "a${C}", `{environment:{variables:["A" {key:"B" default:"b"}]} x:"a${C}"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(tt.src)
			if got := shape(f.Value(f.Tree().Root())); got != tt.want {
				t.Errorf("got  %s\nwant %s\n%s%v", got, tt.want, f.Tree().Dump(), f.Tree().Errors())
			}
		})
	}
}

func TestValueMayHave(t *testing.T) {
	const entry = "modules:\n  x:\n    - key: a\n"
	tests := []struct {
		name, src  string
		has, hasnt string // properties that the first entry may and may not have
	}{
		{"whole", entry, "", "resource"},
		{"half typed", entry + "      reso\n", "resource", "function"},
		{"a word and a value", entry + "      resource main\n      render: x\n", "resource", "function"},
		{"no space", entry + "      resource:main\n", "resource", "function"},
		{"a dash too few", entry + "    resource: main\n", "resource", ""},
		{"a conflict", entry + "<<<<<<< a\n=======\n      resource: y\n>>>>>>> b\n", "resource", ""},
		{"a mistake in a value", entry + "      resolver: {function: [\n", "", "resource"},
		{"a mistake in the entry below", entry + "    - key: b\n      reso\n", "", "resource"},
		{"a mistake in the type below", entry + "  y:\n    - key: b\n     resource: c\n", "", "resource"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(tt.src)
			v := f.Value(f.Lists()[0].Entries[0].Node())
			if tt.has != "" && !v.MayHave(tt.has) {
				t.Errorf("may have %s\n%s", tt.has, f.Tree().Dump())
			}
			if tt.hasnt != "" && v.MayHave(tt.hasnt) {
				t.Errorf("cannot have %s\n%s", tt.hasnt, f.Tree().Dump())
			}
		})
	}
}

func TestValuePlaces(t *testing.T) {
	f := parse("a: &x {b: 1}\n\"c\": *x\n")
	root := f.Value(f.Tree().Root())
	span, ok := root.KeySpan("c")
	if !ok || f.Buffer().Slice(span) != `"c"` {
		t.Errorf("KeySpan = %v, %v", span, ok)
	}
	if _, ok := root.KeySpan("d"); ok {
		t.Error("there is no d")
	}
	for name, v := range root.Fields() {
		x := v.(Value)
		if name == "c" && (x.Node().Text() != "*x" || x.Content().Text() != "{b: 1}") {
			t.Errorf("an alias stands at %q and holds %q", x.Node().Text(), x.Content().Text())
		}
	}
	if root != f.Value(f.Tree().Root()) {
		t.Error("values of one node must be equal")
	}
}

// TestAliasBomb asks only that the walk ends: it would count to ten to the ninth.
func TestAliasBomb(t *testing.T) {
	src := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range 9 {
		src += fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 10), ", "))
	}
	f := parse(src)
	if !strings.Contains(shape(f.Value(f.Tree().Root())), "?") {
		t.Error("the aliases of a bomb must be unknown")
	}
}
