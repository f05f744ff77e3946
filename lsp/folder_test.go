package lsp

import (
	"encoding/json"
	"strings"
	"testing"

	"forge-manifest-ls/lsp/state"

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
		"/w/apps/two/manifest.dev.yml":       forge,
		"/w/apps/cf/manifest.yml":            "applications:\n- name: x\n",
		"/w/apps/huge/manifest.yml":          forge + strings.Repeat("#", state.MaxDocument),
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

		"file:///w/apps/two/manifest.dev.yml": "12",
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

// TestGoneManifests: clients keep the diagnostics of a document until a report on the workspace says
// otherwise, also when it was closed, or removed from the disk.
func TestGoneManifests(t *testing.T) {
	d := newDisk()
	d.put("/w/manifest.yml", "modules: {}\n")
	c := connect(t, Options{Check: reportLength, Folder: d.folder})
	c.must("initialize", `{"capabilities":{"textDocument":{"diagnostic":{}}},"workspaceFolders":[{"uri":"file:///w","name":"w"}]}`)
	type item struct {
		Kind, URI string
		ResultID  string
		Items     []any
	}
	report := func(previous string) (items []item) {
		t.Helper()
		var r struct{ Items []item }
		if err := json.Unmarshal(c.must("workspace/diagnostic", `{"previousResultIds":[`+previous+`]}`), &r); err != nil {
			t.Fatal(err)
		}
		return r.Items
	}
	gone := func(uri string) []item { return []item{{Kind: "full", URI: uri, Items: []any{}}} }
	first := report("")
	if len(first) != 1 {
		t.Fatalf("%+v", first)
	}
	d.remove("/w")
	if diff := cmp.Diff(gone("file:///w/manifest.yml"), report(`{"uri":"file:///w/manifest.yml","value":"`+first[0].ResultID+`"}`)); diff != "" {
		t.Errorf("removed (-want +got):\n%s", diff)
	}
	if got := report(""); len(got) > 0 {
		t.Errorf("said once more: %+v", got)
	}
	c.didOpen("file:///elsewhere/manifest.yml", "modules: {}\n")
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"file:///elsewhere/manifest.yml"}}`)
	if diff := cmp.Diff(gone("file:///elsewhere/manifest.yml"), report("")); diff != "" {
		t.Errorf("closed (-want +got):\n%s", diff)
	}
	if got := report(""); len(got) > 0 {
		t.Errorf("said once more: %+v", got)
	}
}
