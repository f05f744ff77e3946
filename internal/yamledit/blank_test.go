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
