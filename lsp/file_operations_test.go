package lsp

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestWillRenameFiles: manifests, open or not, follow files and directories that move.
func TestWillRenameFiles(t *testing.T) {
	const forge = `app:
  package:
    path: "src"
modules:
  function:
    - key: run
      handler: lib/index.run
resources:
  - key: main
    path: ./static/main
    entry:
      settings: pages/settings.html
translations:
  resources:
    - key: en-US
      path: 'locales/en.json'
  fallback:
    default: en-US
# static/main stays in comments
`
	d := newDisk()
	d.put("/w/one/manifest.yml", forge)
	c := connect(t, Options{Folder: d.folder})
	c.must("initialize", `{"capabilities":{"workspace":{"workspaceEdit":{"documentChanges":true},"fileOperations":{"willRename":true}}},
		"workspaceFolders":[{"uri":"file:///w","name":"w"}]}`)
	c.didOpen("file:///w/two/manifest.yml", forge)
	renamed := func(from, to string) (all []string) {
		t.Helper()
		var edit *struct {
			DocumentChanges []struct {
				TextDocument struct {
					URI     string
					Version *int
				}
				Edits []struct{ NewText string }
			}
		}
		if err := json.Unmarshal(c.must("workspace/willRenameFiles", `{"files":[{"oldUri":`+quote("file:///w/"+from)+`,"newUri":`+quote("file:///w/"+to)+`}]}`), &edit); err != nil {
			t.Fatal(err)
		}
		if edit == nil {
			return nil
		}
		for _, change := range edit.DocumentChanges {
			if isOpen := strings.Contains(change.TextDocument.URI, "/two/"); isOpen != (change.TextDocument.Version != nil) {
				t.Errorf("a change of %s in version %v", change.TextDocument.URI, change.TextDocument.Version)
			}
			for _, e := range change.Edits {
				all = append(all, e.NewText)
			}
		}
		return all
	}
	for _, test := range []struct{ from, to, want string }{
		{"one/static/main", "one/ui/main", "./ui/main"},
		{"two/static", "two/front", "./front/main"},
		{"one/static/main/pages/settings.html", "one/static/main/options.html", "options.html"},
		{"two/src/lib/index.ts", "two/src/start.tsx", "start.run"},
		{"two/src/lib", "two/src/code", "code/index.run"},
		{"two/src/lib/index.ts", "two/src/lib/index.test.ts", ""},
		{"two/src/lib", "two/src/v1.2", ""},
		{"two/src/lib", "two/src/my lib", ""},
		{"one/locales/en.json", "one/en.json", "en.json"},
		{"two/locales", "shared/locales", "../shared/locales/en.json"},
		{"one", "three", ""},
		{"one/static/mainly", "one/static/other", ""},
		{"elsewhere", "here", ""},
	} {
		if got := strings.Join(renamed(test.from, test.to), " "); got != test.want {
			t.Errorf("%s to %s: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}
