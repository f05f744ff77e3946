package lsp

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
)

// around is a file system that changes while it is read, and may hang.
type around struct {
	mu    sync.Mutex
	files memory.Files
	hang  chan struct{} // nil: answer
}

func (a *around) put(path, content string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.files = maps.Clone(a.files)
	if a.files == nil {
		a.files = memory.Files{}
	}
	a.files[path] = content
}

func (a *around) now() memory.Files {
	a.mu.Lock()
	hang, now := a.hang, a.files
	a.mu.Unlock()
	if hang != nil {
		<-hang
	}
	return now
}

func (a *around) Stat(path string) (fs.FileInfo, error) { return a.now().Stat(path) }
func (a *around) Read(path string, limit int64) ([]byte, error) {
	return a.now().Read(path, limit)
}
func (a *around) Lstat(path string) (fs.FileInfo, error) { return a.now().Lstat(path) }
func (a *around) List(path string) ([]string, error)     { return a.now().List(path) }
func (a *around) Real(path string) (string, error)       { return a.now().Real(path) }
func (a *around) Below(path string) fs.FS                { return a.now().Below(path) }

// options are those of a server that reads the files.
func (a *around) options() Options {
	return Options{Files: func(changed func()) *files.Store { return files.NewCache(a, changed) }}
}

// oneFunction is a manifest without a mistake, as long as src/index.js exports run.
const oneFunction = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  webtrigger:
    - key: hook
      function: main
  function:
    - key: main
      handler: index.run
`

// codes waits until the diagnostics of the manifest are those with some codes.
func (c *client) codes(want ...string) {
	c.t.Helper()
	for {
		var got []string
		for _, d := range c.published(manifestURI, 1).Diagnostics {
			code, _ := d["code"].(string)
			got = append(got, code)
		}
		if slices.Equal(got, want) {
			return
		}
		c.t.Logf("passing over %q", got)
	}
}

// TestFilesAreFollowed changes files in the ways that clients tell of.
func TestFilesAreFollowed(t *testing.T) {
	var a around
	a.put("/app/src/other.js", "")
	c := open(t, a.options(), plainClient, oneFunction)
	c.codes("function-handler-file") // perhaps after a look that waited for no file
	a.put("/app/src/index.js", "export const run = 1;\n")
	c.notify("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"file:///app/src/index.js","type":1}]}`)
	c.codes()
	a.put("/app/src/index.js", "export const walk = 1;\n")
	c.notify("textDocument/didSave", `{"textDocument":{"uri":"file:///app/src/index.js"}}`)
	c.codes("function-handler-export")
}

// TestDirectoriesAreWatched asks to be told of all that comes and goes, directories too, and
// of changes of files of some kinds.
func TestDirectoriesAreWatched(t *testing.T) {
	var a around
	c := connect(t, a.options())
	c.initialize(`{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}`)
	m := c.wait("the registration", func(m wireMessage) bool { return m.Method == "client/registerCapability" })
	for _, want := range []string{`{"globPattern":"**/*","kind":5}`, `{"globPattern":"**/.forge-manifest-ls.{yml,yaml}","kind":7}`} {
		if !strings.Contains(string(m.Params), want) {
			t.Errorf("registered %s, want %s", m.Params, want)
		}
	}
}

func TestConfigBesideTheManifest(t *testing.T) {
	var a around
	a.put("/app/.forge-manifest-ls.yml", "rules:\n  function-handler-file: hint\n")
	c := open(t, a.options(), plainClient, oneFunction)
	for {
		found := c.published(manifestURI, 1).Diagnostics
		if len(found) == 1 && found[0]["severity"] == 4.0 && found[0]["code"] == "function-handler-file" {
			break
		}
	}
	a.put("/app/.forge-manifest-ls.yml", "rules:\n  function-handler-fil: off\n")
	c.notify("workspace/didChangeWatchedFiles", `{"changes":[]}`)
	for {
		found := c.published(manifestURI, 1).Diagnostics
		if len(found) == 2 && found[1]["message"] == `.forge-manifest-ls.yml:2:3: there is no rule "function-handler-fil": did you mean "function-handler-file"?` {
			return
		}
	}
}

// TestSettingsOfRules turns a rule off while a document is open.
func TestSettingsOfRules(t *testing.T) {
	c := open(t, Options{}, plainClient, "modules:\n  webtrigger: [{key: a, function: nope}]\napp: {name: a}\n")
	has := func(code string) bool {
		return slices.ContainsFunc(c.published(manifestURI, 1).Diagnostics, func(d map[string]any) bool { return d["code"] == code })
	}
	if !has("app-name-deprecated") {
		t.Fatal("there is nothing to turn off")
	}
	c.notify("workspace/didChangeConfiguration", `{"settings":{"forge-manifest-ls":{"rules":{"app-name-deprecated":"off"}}}}`)
	if has("app-name-deprecated") {
		t.Error("the rule is not off")
	}
	c.notify("workspace/didChangeConfiguration", `{"settings":{"forge-manifest-ls.rules.app-name-deprecated":"warning"}}`)
	if !has("app-name-deprecated") {
		t.Error("the rule is still off")
	}
}

// TestFilesThatDoNotAnswer holds nothing up: neither requests nor the end.
func TestFilesThatDoNotAnswer(t *testing.T) {
	a := around{hang: make(chan struct{})}
	c := open(t, a.options(), plainClient, oneFunction)
	c.codes()
	c.didChange(manifestURI, 2, change(0, 0, 0, 3, "app"))
	c.published(manifestURI, 2)
	c.must("shutdown", `null`)
	c.notify("exit", `null`)
	if end := c.ends(); end.Code != 0 {
		t.Errorf("ended with %+v", end)
	}
	close(a.hang)
}

// TestNoFilesAroundVirtualDocuments looks for no file where there is no directory.
func TestNoFilesAroundVirtualDocuments(t *testing.T) {
	var a around
	c := connect(t, a.options())
	c.initialize(plainClient)
	c.didOpen("untitled:Untitled-1", oneFunction)
	if found := c.published("untitled:Untitled-1", 1).Diagnostics; len(found) > 0 {
		t.Errorf("found %v", found)
	}
	c.didOpen(manifestURI, oneFunction)
	c.codes("function-handler-file")
}

// TestFirstCompletionHasFiles: the folders around a manifest are looked at when the first list asks
// for them; the list waits for that, but not for a file system that does not answer.
func TestFirstCompletionHasFiles(t *testing.T) {
	a := &around{}
	a.put("/app/src/index.js", "export const run = 1;")
	a.put("/app/static/main/index.html", "")
	for marked, want := range map[string]string{
		"modules:\n  function:\n    - key: a\n      handler: ": "index.run",
		"resources:\n  - key: a\n    path: ":                   "static",
	} {
		c := open(t, a.options(), newestClient, marked)
		if answer := c.completionAtEnd(marked); !strings.Contains(answer, want) || strings.Contains(answer, `"isIncomplete":true`) {
			t.Errorf("%s\n%s", marked, answer)
		}
	}
	hung := &around{hang: make(chan struct{})}
	defer close(hung.hang)
	marked := "resources:\n  - key: a\n    path: "
	c := open(t, hung.options(), newestClient, marked)
	if answer := c.completionAtEnd(marked); !strings.Contains(answer, `"isIncomplete":true`) {
		t.Errorf("a file system that hangs: %s", answer)
	}
}

// completionAtEnd asks what can be written at the end of the text of the open manifest.
func (c *client) completionAtEnd(text string) string {
	c.t.Helper()
	at := strings.Split(text, "\n")
	return string(c.must("textDocument/completion", fmt.Sprintf(`{"textDocument":{"uri":"%s"},"position":{"line":%d,"character":%d}}`, manifestURI, len(at)-1, len(at[len(at)-1]))))
}
