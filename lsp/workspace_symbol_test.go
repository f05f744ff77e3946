package lsp

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWorkspaceSymbols: names are found in all manifests of the workspace, open or not, those
// that fit best first, and say which app they belong to.
func TestWorkspaceSymbols(t *testing.T) {
	d := newDisk()
	for name, text := range map[string]string{
		"/w/apps/one/manifest.yml": "modules:\n  function:\n    - key: sendMail\n      handler: a.b\n",
		"/w/apps/two/manifest.yml": "modules:\n  macro:\n    - key: second-mail\n",
		"/w/apps/cf/manifest.yml":  "applications:\n- key: send-mail\n",
	} {
		d.put(name, text)
	}
	c := connect(t, Options{Folder: d.folder})
	c.must("initialize", `{"capabilities":{},"workspaceFolders":[{"uri":"file:///w","name":"w"}]}`)
	c.didOpen("file:///w/apps/two/manifest.yml", "modules: {}\nresources:\n  - key: mailing\n    path: static\n")
	type symbol struct {
		Name, ContainerName string
		Kind                int
		Location            struct{ URI string }
	}
	for query, want := range map[string][]symbol{
		"mail": {
			{"mailing", "apps/two · resources", 1, struct{ URI string }{"file:///w/apps/two/manifest.yml"}},
			{"sendMail", "apps/one · function", 12, struct{ URI string }{"file:///w/apps/one/manifest.yml"}},
		},
		"sM":   {{"sendMail", "apps/one · function", 12, struct{ URI string }{"file:///w/apps/one/manifest.yml"}}},
		"nope": {},
	} {
		var got []symbol
		if err := json.Unmarshal(c.must("workspace/symbol", `{"query":"`+query+`"}`), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}
