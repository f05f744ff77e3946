package lsp

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/lsp/state"
)

const sourceURI = "file:///app/src/index.js"

// TestTypedSource: what is typed in a source file changes what is said of the manifest, before it is saved, and nothing is
// published for the source file.
func TestTypedSource(t *testing.T) {
	var a around
	a.put("/app/src/index.js", "export const run = 1;\n")
	c := open(t, a.options(), plainClient, oneFunction)
	c.didOpen(sourceURI, "export const run = 1;\n")
	c.didChange(sourceURI, 2, change(0, 13, 0, 16, "walk"))
	c.codes("function-handler-export")
	c.didChange(sourceURI, 3, change(0, 13, 0, 17, "run"))
	c.codes()
	c.didChange(sourceURI, 4, `{"text":"export const walk = 1;"}`)
	c.codes("function-handler-export")
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"`+sourceURI+`"}}`)
	c.codes() // by the text that was saved
	if n := c.count(func(m wireMessage) bool {
		return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), sourceURI)
	}); n > 0 {
		t.Errorf("%d times something is published for the source file", n)
	}
}

// TestSavedSource: a source file that is saved while it is open is read, and the others are not read again.
func TestSavedSource(t *testing.T) {
	var a around
	a.put("/app/src/index.js", "export const run = 1;\n")
	c := open(t, a.options(), plainClient, oneFunction)
	c.didOpen(sourceURI, "export const run = 1;\n")
	c.didChange(sourceURI, 2, change(0, 13, 0, 16, "walk"))
	c.codes("function-handler-export")
	a.put("/app/src/index.js", "export const walk = 1;\n")
	c.notify("textDocument/didSave", `{"textDocument":{"uri":"`+sourceURI+`"}}`)
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"`+sourceURI+`"}}`)
	c.codes("function-handler-export")
}

// TestTypedTexts: a file of texts that is being edited counts as it is, and an edit of it is one of its version.
func TestTypedTexts(t *testing.T) {
	const named = "app:\n  id: x\ntranslations:\n  resources:\n    - key: en-US\n      path: locales/en.json\nmodules:\n  macro:\n    - key: m\n      title:\n        i18n: panel.title\n"
	const texts = `{"panel": {"title": "T"}}`
	a := &around{}
	a.put("/app/locales/en.json", texts)
	c := open(t, a.options(), annotatingClient, named)
	c.didOpen("file:///app/locales/en.json", texts)
	c.didChange("file:///app/locales/en.json", 2, change(0, 1, 0, 1, "\n\"other\": \"O\", "))
	answer := string(c.must("textDocument/rename", askedAt(named, "i18n: panel.ti", `,"newName":"panel.heading"`)))
	want := `{"textDocument":{"uri":"file:///app/locales/en.json","version":2},"edits":[{"range":{"start":{"line":1,"character":25},"end":{"line":1,"character":30}},"newText":"heading"`
	if !strings.Contains(answer, want) {
		t.Errorf("no %s in %s", want, answer)
	}
}

// TestForeignSource: a source file that no manifest has to do with is edited without work on the manifests.
func TestForeignSource(t *testing.T) {
	in := memory.Files{"/app/src/index.js": "export const run = 1;\n", "/other/index.js": ""}
	c := open(t, Options{Files: func(func()) *files.Store { return files.NewStore(in) }}, plainClient, oneFunction)
	c.codes()
	judged := func() *state.Document {
		c.sync()
		return c.server.state.Load().Documents[manifestURI]
	}
	before := judged()
	c.didOpen("file:///other/index.js", "")
	c.didChange("file:///other/index.js", 2, change(0, 0, 0, 0, "x"))
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"file:///other/index.js"}}`)
	if judged() != before {
		t.Error("the manifest is judged anew")
	}
	c.didOpen(sourceURI, "export const walk = 1;\n")
	c.codes("function-handler-export")
}

// TestSourcesAreAskedFor: a client that can be asked is asked to tell of source code once a manifest of Forge is open.
func TestSourcesAreAskedFor(t *testing.T) {
	var a around
	c := connect(t, a.options())
	c.initialize(`{"textDocument":{"synchronization":{"dynamicRegistration":true}}}`)
	c.didOpen("file:///other/manifest.yml", "applications:\n- name: a\n")
	c.sync()
	isSource := func(m wireMessage) bool {
		return m.Method == "client/registerCapability" && strings.Contains(string(m.Params), `"javascriptreact"`)
	}
	if c.count(isSource) > 0 {
		t.Error("asked without a manifest of Forge")
	}
	c.didOpen(manifestURI, oneFunction)
	m := c.wait("the registration", isSource)
	for _, want := range []string{"textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave", `"syncKind":2`, `"json"`} {
		if !strings.Contains(string(m.Params), want) {
			t.Errorf("registered %s, want %s", m.Params, want)
		}
	}
}
