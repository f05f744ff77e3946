package lsp

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWorkspaceFolders(t *testing.T) {
	const forge = "modules: {}\n"
	d := newDisk()
	for name, text := range map[string]string{
		"/w/manifest.yml":                    forge,
		"/w/apps/one/manifest.yaml":          forge + "#",
		"/w/apps/open/manifest.yml":          forge,
		"/w/apps/two/other.yml":              forge,
		"/w/apps/cf/manifest.yml":            "applications:\n- name: x\n",
		"/w/apps/huge/manifest.yml":          forge + strings.Repeat("#", maxDocument),
		"/w/node_modules/x/manifest.yml":     forge,
		"/w/apps/node_modules/manifest.yml":  forge,
		"/w/.git/manifest.yml":               forge,
		"/w/apps/dir/manifest.yml/inner.txt": "x",
	} {
		d.put(name, text)
	}
	c := connect(t, Options{Check: reportLength, Folder: d.folder})
	c.must("initialize", `{"capabilities":{"textDocument":{"diagnostic":{}}},
		"workspaceFolders":[{"uri":"file:///w","name":"w"},{"uri":"file:///gone","name":"g"},{"uri":"untitled:x","name":"u"}]}`)
	c.didOpen("file:///w/apps/open/manifest.yml", "modules:\n")
	type item struct {
		URI     string
		Version *int
		Items   []struct{ Message string }
	}
	list := func() map[string]string {
		t.Helper()
		var report struct{ Items []item }
		if err := json.Unmarshal(c.must("workspace/diagnostic", `{"previousResultIds":[]}`), &report); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, i := range report.Items {
			got[i.URI] = i.Items[0].Message
			if (i.Version == nil) != (i.URI != "file:///w/apps/open/manifest.yml") {
				t.Errorf("%s: version %v", i.URI, i.Version)
			}
		}
		return got
	}
	want := map[string]string{
		"file:///w/manifest.yml":           "12",
		"file:///w/apps/one/manifest.yaml": "13",
		"file:///w/apps/open/manifest.yml": "9",
	}
	if diff := cmp.Diff(want, list()); diff != "" {
		t.Errorf("workspace (-want +got):\n%s", diff)
	}
	d.put("/w/manifest.yml", forge+"##")
	want["file:///w/manifest.yml"] = "14"
	if diff := cmp.Diff(want, list()); diff != "" {
		t.Errorf("after a file changed (-want +got):\n%s", diff)
	}
	c.notify("workspace/didChangeWorkspaceFolders", `{"event":{"added":[],"removed":[{"uri":"file:///w","name":"w"}]}}`)
	want = map[string]string{"file:///w/apps/open/manifest.yml": "9"}
	if diff := cmp.Diff(want, list()); diff != "" {
		t.Errorf("after the folder was removed (-want +got):\n%s", diff)
	}
}
