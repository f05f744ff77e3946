package lsp

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
)

// inSources is the setting that has the diagnostics of manifests shown in source files, too.
const inSources = `{"diagnostics":{"inSources":true,"holdUnfinished":false}}`

// callsMyself is a source file that needs a scope, on its third line, behind an emoji.
const callsMyself = "import api, { route } from '@forge/api';\nexport const run = () =>\n  /* 😀 */ api.asApp().requestJira(route`/rest/api/3/myself`);\n"

// withScope is oneFunction with the scope that callsMyself needs.
const withScope = oneFunction + "permissions:\n  scopes:\n    - read:jira-user\n"

// needsScope is what is said of callsMyself, as [describeItem] writes it.
const needsScope = `2:35-2:60 1 source-api-scope-missing "GET /rest/api/3/myself" needs the scope "read:jira-user", which the manifest does not ask for`

// describeItem writes a diagnostic of the protocol in one line.
func describeItem(d map[string]any) string {
	raw, err := json.Marshal(d["range"])
	if err != nil {
		panic(err)
	}
	var at struct{ Start, End struct{ Line, Character int } }
	if err := json.Unmarshal(raw, &at); err != nil {
		panic(err)
	}
	return fmt.Sprintf("%d:%d-%d:%d %v %v %v", at.Start.Line, at.Start.Character, at.End.Line, at.End.Character, d["severity"], d["code"], d["message"])
}

// describeItems writes diagnostics of the protocol.
func describeItems(all []map[string]any) (out []string) {
	for _, d := range all {
		out = append(out, describeItem(d))
	}
	return out
}

// mirrored waits until what is published for a source file is what is wanted; version is 0 for a file that is not open.
func (c *client) mirrored(address string, version int, want ...string) published {
	c.t.Helper()
	for {
		var p published
		c.wait(fmt.Sprintf("diagnostics %q of version %d of %s", want, version, address), func(m wireMessage) bool {
			p = published{}
			return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil && p.URI == address
		})
		got := describeItems(p.Diagnostics)
		if slices.Equal(got, want) && (p.Version == nil) == (version == 0) && (version == 0 || *p.Version == version) {
			return p
		}
		c.t.Logf("passing over %q of version %v", got, p.Version)
	}
}

// beginInSources starts a session with the setting, and with a source file.
func beginInSources(t *testing.T, a *around, capabilities string) *client {
	t.Helper()
	a.put("/app/src/index.js", callsMyself)
	c := connect(t, a.options())
	c.must("initialize", `{"processId":null,"rootUri":null,"initializationOptions":`+inSources+`,"capabilities":`+capabilities+`}`)
	c.notify("initialized", `{}`)
	return c
}

// remove deletes a file.
func (a *around) remove(path string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.files = maps.Clone(a.files)
	delete(a.files, path)
}

func (c *client) didClose(address string) {
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"`+address+`"}}`)
}

// TestPublishedInSources: what a source file needs of the manifest is published for it, wherever the place moves, until it is mended.
func TestPublishedInSources(t *testing.T) {
	var a around
	c := beginInSources(t, &a, richClient)
	c.didOpen(manifestURI, oneFunction)
	p := c.mirrored(sourceURI, 0, needsScope)
	related, err := json.Marshal(p.Diagnostics[0]["relatedInformation"])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{manifestURI, `add it to \"permissions.scopes\"`, `"start":{"character":0,"line":4}`} {
		if !strings.Contains(string(related), want) {
			t.Errorf("related information %s, want %s", related, want)
		}
	}

	moved := strings.Replace(needsScope, "2:35-2:60", "4:35-4:60", 1)
	c.didOpen(sourceURI, callsMyself)
	c.mirrored(sourceURI, 1, needsScope)
	c.didChange(sourceURI, 2, change(0, 0, 0, 0, "// one\r\n// two\r\n"))
	c.mirrored(sourceURI, 2, moved)
	c.didChange(sourceURI, 3, change(4, 11, 4, 11, "// "))
	c.mirrored(sourceURI, 3)
	c.didChange(sourceURI, 4, change(4, 11, 4, 14, ""))
	c.mirrored(sourceURI, 4, moved)
	c.didChange(manifestURI, 2, `{"text":`+quote(withScope)+`}`)
	c.mirrored(sourceURI, 4)
	c.didChange(manifestURI, 3, `{"text":`+quote(oneFunction)+`}`)
	c.mirrored(sourceURI, 4, moved)
	c.didClose(sourceURI)
	c.mirrored(sourceURI, 0, needsScope) // by the text that was saved
	c.didClose(manifestURI)
	c.mirrored(sourceURI, 0)
}

// TestLostSource: nothing is said of a source file whose text is not known any more, until it is.
func TestLostSource(t *testing.T) {
	var a around
	c := beginInSources(t, &a, richClient)
	c.didOpen(manifestURI, oneFunction)
	c.didOpen(sourceURI, callsMyself)
	c.mirrored(sourceURI, 1, needsScope)
	c.didChange(sourceURI, 2, `{"range":{"start":{"line":0}},"text":"x"}`)
	c.mirrored(sourceURI, 1)
	c.didChange(sourceURI, 3, `{"text":`+quote(callsMyself)+`}`)
	c.mirrored(sourceURI, 3, needsScope)
}

// TestGoneSource: when a source file is deleted, what was said of it is taken back.
func TestGoneSource(t *testing.T) {
	var a around
	c := beginInSources(t, &a, richClient)
	c.didOpen(manifestURI, oneFunction)
	c.mirrored(sourceURI, 0, needsScope)
	a.put("/app/src/index.ts", "export const run = 1;\n")
	a.remove("/app/src/index.js")
	c.notify("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"`+sourceURI+`","type":3}]}`)
	c.mirrored(sourceURI, 0)
}

// TestSwitchedInSources: the setting is followed in both directions, and without it nothing is said of source files.
func TestSwitchedInSources(t *testing.T) {
	var a around
	a.put("/app/src/index.js", callsMyself)
	c := open(t, a.options(), richClient, oneFunction)
	c.codes("source-api-scope-missing")
	set := func(value string) {
		c.notify("workspace/didChangeConfiguration", `{"settings":{"forge-manifest-ls":{"diagnostics":{"inSources":`+value+`}}}}`)
	}
	set("true")
	c.mirrored(sourceURI, 0, needsScope)
	set("false")
	c.mirrored(sourceURI, 0)
	c.didChange(manifestURI, 2, `{"text":`+quote(oneFunction+"#")+`}`)
	c.published(manifestURI, 2)
	c.sync()
	if n := c.count(func(m wireMessage) bool { return strings.Contains(string(m.Params), sourceURI) }); n > 0 {
		t.Errorf("%d times something is published for the source file", n)
	}
	set("7")
	c.wait("a warning", func(m wireMessage) bool {
		return strings.Contains(string(m.Params), `\"diagnostics.inSources\" must be true or false`)
	})
}

// TestSharedSource: a source file of two apps has the diagnostics of each, as long as its manifest is open.
func TestSharedSource(t *testing.T) {
	const other = "file:///app/manifest.other.yml"
	var a around
	c := beginInSources(t, &a, richClient)
	c.didOpen(manifestURI, oneFunction)
	c.didOpen(other, oneFunction)
	p := c.mirrored(sourceURI, 0, needsScope, needsScope)
	for i, want := range []string{other, manifestURI} {
		if raw, err := json.Marshal(p.Diagnostics[i]); err != nil || !strings.Contains(string(raw), want) {
			t.Errorf("diagnostic %s, want one of %s", raw, want)
		}
	}
	c.didChange(other, 2, `{"text":`+quote(withScope)+`}`)
	c.mirrored(sourceURI, 0, needsScope)
	c.didClose(manifestURI)
	c.mirrored(sourceURI, 0)
}

// TestSourceSpelling: a source file is published as the client spells its address.
func TestSourceSpelling(t *testing.T) {
	const spelled = "file:///app/src/%69ndex.js"
	var a around
	c := beginInSources(t, &a, richClient)
	c.didOpen(manifestURI, oneFunction)
	c.mirrored(sourceURI, 0, needsScope)
	c.didOpen(spelled, callsMyself)
	c.mirrored(sourceURI, 0)
	c.mirrored(spelled, 1, needsScope)
}

// TestSourcePositions: places are in the client's units.
func TestSourcePositions(t *testing.T) {
	for encoding, want := range map[string]string{"utf-8": "2:37-2:62", "utf-16": "2:35-2:60", "utf-32": "2:34-2:59"} {
		var a around
		c := beginInSources(t, &a, `{"general":{"positionEncodings":["`+encoding+`"]}}`)
		c.didOpen(manifestURI, oneFunction)
		c.didOpen(sourceURI, callsMyself)
		c.mirrored(sourceURI, 1, strings.Replace(needsScope, "2:35-2:60", want, 1))
	}
}

// TestSourceFixes: at a place in a source file the fixes of the manifest are offered.
func TestSourceFixes(t *testing.T) {
	in := memory.Files{"/app/src/index.js": callsMyself}
	c := connect(t, Options{Files: func(func()) *files.Store { return files.NewStore(in) }})
	c.must("initialize", `{"initializationOptions":`+inSources+`,"capabilities":{"workspace":{"workspaceEdit":{"documentChanges":true}},
		"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}}`)
	c.didOpen(manifestURI, oneFunction)
	c.didOpen(sourceURI, callsMyself+"api.asApp().requestJira(route`/rest/api/3/myself`);\n")
	type action struct {
		Title       string
		Diagnostics []map[string]any
		Edit        struct {
			DocumentChanges []struct {
				TextDocument struct {
					URI     string
					Version int
				}
				Edits []struct{ NewText string }
			}
		}
	}
	ask := func(line, character, endLine int, context string) (all []action) {
		t.Helper()
		params := fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":0}},"context":%s}`, sourceURI, line, character, endLine, context)
		if err := json.Unmarshal(c.must("textDocument/codeAction", params), &all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	got := ask(2, 20, 4, `{"diagnostics":[]}`)
	if len(got) != 2 || got[0].Title != `Add the scope "read:jira-user"` || !strings.Contains(got[1].Title, "granular") {
		t.Fatalf("actions %+v", got)
	}
	if items := describeItems(got[0].Diagnostics); !slices.Equal(items, []string{needsScope}) {
		t.Errorf("the fix is for %q", items)
	}
	edit := got[0].Edit.DocumentChanges
	if len(edit) != 1 || edit[0].TextDocument.URI != manifestURI || edit[0].TextDocument.Version != 1 || !strings.Contains(edit[0].Edits[0].NewText, "read:jira-user") {
		t.Errorf("edit %+v", edit)
	}
	named, err := json.Marshal(got[0].Diagnostics)
	if err != nil {
		t.Fatal(err)
	}
	if got := ask(0, 0, 0, `{"diagnostics":`+string(named)+`}`); len(got) != 2 {
		t.Errorf("for a diagnostic that is named: %+v", got)
	}
	for _, context := range []string{`{"diagnostics":[]}`, `{"diagnostics":` + string(named) + `,"only":["refactor"]}`} {
		if got := ask(0, 0, 0, context); len(got) > 0 {
			t.Errorf("elsewhere, for %s: %+v", context, got)
		}
	}
}
