package yamledit

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// TestItemsInWhatIsEmpty: what holds nothing yet is filled from its key on.
func TestItemsInWhatIsEmpty(t *testing.T) {
	entry := Item{Fields: []Field{{Key: "key", Value: "main"}, {Key: "path", Value: "static"}}}
	tests := []struct {
		path, src, want string
		item            Item
	}{
		{"resources", "resources:\nz: 2\n", "resources:\n  - key: main\n    path: static\nz: 2\n", entry},
		{"resources", "resources:", "resources:\n  - key: main\n    path: static", entry},
		{"resources", "resources:  \nz: 2\n", "resources:\n  - key: main\n    path: static\nz: 2\n", entry},
		{"resources", "resources: # why\nz: 2\n", "resources: # why\n  - key: main\n    path: static\nz: 2\n", entry},
		{"resources", "resources: null\r\nz: 2\r\n", "resources:\r\n  - key: main\r\n    path: static\r\nz: 2\r\n", entry},
		{"resources", "resources: ~ # why\nz: 2\n", "resources: # why\n  - key: main\n    path: static\nz: 2\n", entry},
		{"resources", "resources: []\nz: 2\n", "resources:\n  - key: main\n    path: static\nz: 2\n", entry},
		{"resources", "resources: [ ] # why\n", "resources: # why\n  - key: main\n    path: static\n", entry},
		{"resources", "resources: [\n]\n", "resources: [{key: main, path: static}\n]\n", entry},
		{"resources", "{resources: []}\n", "{resources: [{key: main, path: static}]}\n", entry},
		{"resources", "{resources: }\n", "{resources: }\n", entry},
		{"resources", "resources: x\n", "resources: x\n", entry},
		{"resources", "resources: !!seq\n", "resources: !!seq\n", entry},
		{"modules function", "modules:\n    function:\n", "modules:\n    function:\n        - key: main\n          path: static\n", entry},
		{"modules function", "modules:\nz: 2\n", "modules:\n  function:\n    - key: main\n      path: static\nz: 2\n", entry},
		{"permissions scopes", "permissions:\nz: 2\n", "permissions:\n  scopes:\n    - read:me\nz: 2\n", Scalar("read:me")},
		{"permissions scopes", "permissions:\n  scopes: []\n", "permissions:\n  scopes: [read:me]\n", Scalar("read:me")},
		{"permissions scopes", "a:\n- b\npermissions:\n  scopes:\n", "a:\n- b\npermissions:\n  scopes:\n  - read:me\n", Scalar("read:me")},
	}
	for _, tt := range tests {
		f := manifest.New(text.New(tt.src))
		g, err := f.Edit(NewWriter(f).Items(strings.Fields(tt.path), tt.item)...)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Buffer().String(); got != tt.want {
			t.Errorf("in %q: got %q, want %q", tt.src, got, tt.want)
		}
	}
}

// TestBehindTheColon: a comment behind the colon of a key without a value stays where it is, and an
// anchor or a tag stays one.
func TestBehindTheColon(t *testing.T) {
	field := Field{Key: "a", Value: "1"}
	for _, tt := range []struct{ src, entry, value, fields string }{
		{"k:\nz: 1\n", "k:\n  - a: 1\nz: 1\n", "k: v\nz: 1\n", "k:\n  a: 1\nz: 1\n"},
		{"k: # why\nz: 1\n", "k: # why\n  - a: 1\nz: 1\n", "k: v # why\nz: 1\n", "k: # why\n  a: 1\nz: 1\n"},
		{"k: &x\nz: 1\n", "k: &x\nz: 1\n", "k: &x v\nz: 1\n", "k: &x\n  a: 1\nz: 1\n"},
		{"k: &x # why\nz: 1\n", "k: &x # why\nz: 1\n", "k: &x v # why\nz: 1\n", "k: &x # why\n  a: 1\nz: 1\n"},
		{"k: !!map\nz: 1\n", "k: !!map\nz: 1\n", "k: !!map v\nz: 1\n", "k: !!map\n  a: 1\nz: 1\n"},
	} {
		f := manifest.New(text.New(tt.src))
		root := f.Tree().Root()
		w, pair := NewWriter(f), root.Pair("k")
		for name, got := range map[string][2]string{
			"Entry":     {edited(t, f, w.Entry(pair, field)), tt.entry},
			"SetValue":  {edited(t, f, w.SetValue(pair, "v")), tt.value},
			"SetFields": {edited(t, f, w.SetFields(root, pair, field)), tt.fields},
		} {
			if got[0] != got[1] {
				t.Errorf("%s in %q: %q, want %q", name, tt.src, got[0], got[1])
			}
		}
	}
}

// edited is the text of a file after edits.
func edited(t *testing.T, f *manifest.File, edits []text.Edit) string {
	t.Helper()
	g, err := f.Edit(edits...)
	if err != nil {
		t.Fatal(err)
	}
	return g.Buffer().String()
}
