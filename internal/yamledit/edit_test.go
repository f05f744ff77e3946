package yamledit

import (
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

func TestStyleOf(t *testing.T) {
	tests := []struct {
		src  string
		want Style
	}{
		{"", Style{"\n", 2, 2}},
		{"a: 1\r\n", Style{"\r\n", 2, 2}},
		{"app:\n    id: x\n", Style{"\n", 4, 4}},
		{"resources:\n- key: a\n", Style{"\n", 2, 0}},
		{"app:\n   id: x\nresources:\n - key: a\n", Style{"\n", 3, 1}},
		{"app: {id: x}\nmodules:\n    macro:\n      - key: a\n", Style{"\n", 4, 2}},
	}
	for _, tt := range tests {
		if got := StyleOf(syntax.Parse(text.New(tt.src))); got != tt.want {
			t.Errorf("%q: %v, want %v", tt.src, got, tt.want)
		}
	}
}

// TestQuoted: a string reads back as itself, in block and in flow style, and has quotes only
// where it needs them.
func TestQuoted(t *testing.T) {
	plain := []string{"main", "jira:issuePanel", "read:jira-work", "https://example.com/a.png", "index.run"}
	quotes := []string{"", " ", "true", "No", "12", "a: b", "a #b", "this:", "- a", "[x]", "{x}", "it's", `a"b`, "a\tb", "a\nb", "@a", "*.x", "é", "null", "~", "0x1", "a,b", "${A}"}
	for _, s := range append(plain, quotes...) {
		for _, form := range []string{"", "["} {
			src := "k: " + form + Quoted(s)
			if form != "" {
				src += "]"
			}
			root := syntax.Parse(text.New(src)).Root()
			n := root.Get("k")
			for item := range n.Items() {
				n = item.Value()
			}
			if got := n.Scalar(); got.Text != s || got.Type != syntax.String {
				t.Errorf("%q is written as %s and reads %q", s, src, got.Text)
			}
		}
	}
	for _, s := range plain {
		if Quoted(s) != s {
			t.Errorf("%s has quotes: %s", s, Quoted(s))
		}
	}
}

func TestFreshKey(t *testing.T) {
	f := manifest.New(text.New("modules:\n  macro:\n    - key: macro\n    - key: macro-2\n  function:\n    - key: resource\n"))
	for typ, want := range map[string]string{
		"macro": "macro-3", "jira:dashboardBackgroundScript": "dashboard-background-script", "resources": "resource-2",
		"function": "function", "": "module", "x:é": "module",
	} {
		if got := FreshKey(f, typ); got != want {
			t.Errorf("%s: %s, want %s", typ, got, want)
		}
	}
}

func TestChanges(t *testing.T) {
	fields := []Field{{Key: "key", Value: "a"}, {Key: "in", Fields: []Field{{Key: "x", Value: "1"}}}}
	items := func(path ...string) func(*Writer) []text.Edit {
		return func(w *Writer) []text.Edit { return w.Items(path, Item{Fields: fields}) }
	}
	scopes := func(w *Writer) []text.Edit { return w.Scopes([]string{"a:b:c", "d:e:f"}) }
	const block, flow = "- key: a\n    in:\n      x: 1\n", "{key: a, in: {x: 1}}"
	tests := []struct {
		src  string
		make func(*Writer) []text.Edit
		want string
	}{
		{"a: 1\n", items("list"), "a: 1\nlist:\n  " + block},
		{"list:\n  - key: b\nz: 1\n", items("list"), "list:\n  - key: b\n  " + block + "z: 1\n"},
		{"list: [{key: b}]\n", items("list"), "list: [{key: b}, " + flow + "]\n"},
		{"list: []\n", items("list"), "list:\n  - key: a\n    in:\n      x: 1\n"},
		{"{a: 1}\n", items("list"), "{a: 1, list: [" + flow + "]}\n"},
		{"list: x\n", items("list"), "list: x\n"},
		{"a: 1\n", scopes, "a: 1\npermissions:\n  scopes:\n    - a:b:c\n    - d:e:f\n"},
		{"permissions:\n  scopes:\n    x:y:z: {}\n", scopes, "permissions:\n  scopes:\n    x:y:z: {}\n    a:b:c: {}\n    d:e:f: {}\n"},
		{"permissions:\r\n  scopes:\r\n  - x:y:z\r\n", scopes, "permissions:\r\n  scopes:\r\n  - x:y:z\r\n  - a:b:c\r\n  - d:e:f\r\n"},
		{"", scopes, ""},
	}
	for _, tt := range tests {
		f := manifest.New(text.New(tt.src))
		w := NewWriter(f)
		g, err := f.Edit(tt.make(w)...)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Buffer().String(); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.src, got, tt.want)
		}
	}
}
