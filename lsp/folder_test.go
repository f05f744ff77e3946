package lsp

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestWorkspaceFolders(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	const forge = "modules: {}\n"
	files := fstest.MapFS{
		"manifest.yml":                    file(forge),
		"apps/one/manifest.yaml":          file(forge + "#"),
		"apps/open/manifest.yml":          file(forge),
		"apps/two/other.yml":              file(forge),
		"apps/cf/manifest.yml":            file("applications:\n- name: x\n"),
		"apps/huge/manifest.yml":          file(forge + strings.Repeat("#", maxDocument)),
		"node_modules/x/manifest.yml":     file(forge),
		"apps/node_modules/manifest.yml":  file(forge),
		".git/manifest.yml":               file(forge),
		"apps/dir/manifest.yml/inner.txt": file("x"),
	}
	opened := 0
	c := connect(t, Options{Check: reportLength, Folder: func(path string) fs.FS {
		opened++
		if path != "/w" {
			return fstest.MapFS{}
		}
		return files
	}})
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
	files["manifest.yml"] = file(forge + "##")
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
