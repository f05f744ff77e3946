package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
)

// pullReport is a report on a document as the client reads it.
type pullReport struct {
	Kind, ResultID, URI string
	Version             *int
	Items               []map[string]any
}

// beginPulling starts a session of a client that pulls, with the setting, with a source file and the manifest of its app.
func beginPulling(t *testing.T, capabilities string) *client {
	t.Helper()
	in := memory.Files{"/app/src/index.js": callsMyself}
	c := connect(t, Options{Files: func(func()) *files.Store { return files.NewStore(in) }})
	c.must("initialize", `{"processId":null,"initializationOptions":`+inSources+`,"capabilities":`+capabilities+`}`)
	c.notify("initialized", `{}`)
	c.didOpen(manifestURI, oneFunction)
	return c
}

// pull asks for the diagnostics of a document.
func (c *client) pull(address, previous, identifier string) (r pullReport) {
	c.t.Helper()
	params := fmt.Sprintf(`{"textDocument":{"uri":%q},"previousResultId":%q,"identifier":%q}`, address, previous, identifier)
	if err := json.Unmarshal(c.must("textDocument/diagnostic", params), &r); err != nil {
		c.t.Fatal(err)
	}
	return r
}

// pullWorkspace asks for the diagnostics of the workspace, as one who has the reports that are given.
func (c *client) pullWorkspace(identifier string, previous ...pullReport) map[string]pullReport {
	c.t.Helper()
	type id struct {
		URI   string `json:"uri"`
		Value string `json:"value"`
	}
	ids := []id{}
	for _, r := range previous {
		ids = append(ids, id{r.URI, r.ResultID})
	}
	raw, err := json.Marshal(map[string]any{"previousResultIds": ids, "identifier": identifier})
	if err != nil {
		c.t.Fatal(err)
	}
	var answer struct{ Items []pullReport }
	if err := json.Unmarshal(c.must("workspace/diagnostic", string(raw)), &answer); err != nil {
		c.t.Fatal(err)
	}
	all := map[string]pullReport{}
	for _, r := range answer.Items {
		if _, twice := all[r.URI]; twice {
			c.t.Errorf("%s is reported twice", r.URI)
		}
		all[r.URI] = r
	}
	return all
}

// holds fails the test unless a report is a full one with some diagnostics.
func (c *client) holds(r pullReport, want ...string) {
	c.t.Helper()
	if got := describeItems(r.Items); r.Kind != "full" || !slices.Equal(got, want) {
		c.t.Errorf("a report of kind %q with %q, want %q", r.Kind, got, want)
	}
}

// TestPulledInSources: a client that asks for the diagnostics of a source file gets those of the text that is open, and is asked to
// ask again when the manifest changes.
func TestPulledInSources(t *testing.T) {
	c := beginPulling(t, `{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}`)
	refreshed := func() {
		t.Helper()
		m := c.wait("a question to ask again", func(m wireMessage) bool { return m.Method == "workspace/diagnostic/refresh" })
		c.send(`{"jsonrpc":"2.0","id":` + string(m.ID) + `,"result":null}`)
	}
	c.holds(c.pull(sourceURI, "", "")) // it is not open
	refreshed()
	c.didChange(manifestURI, 2, `{"text":`+quote(withScope)+`}`)
	refreshed()
	c.didChange(manifestURI, 3, `{"text":`+quote(oneFunction)+`}`)
	refreshed()
	c.didOpen(sourceURI, callsMyself)
	first := c.pull(sourceURI, "", "")
	c.holds(first, needsScope)
	if again := c.pull(sourceURI, first.ResultID, ""); again.Kind != "unchanged" || again.ResultID != first.ResultID {
		t.Errorf("the second report is %+v", again)
	}
	c.didChange(sourceURI, 2, change(0, 0, 0, 0, "// one\n\n"))
	moved := c.pull(sourceURI, first.ResultID, "")
	c.holds(moved, strings.Replace(needsScope, "2:35-2:60", "4:35-4:60", 1))
	refreshed()
	c.didChange(manifestURI, 4, `{"text":`+quote(withScope)+`}`)
	c.holds(c.pull(sourceURI, moved.ResultID, ""))
}

// TestPulledAfterSources: a client that pulls is asked to ask again when the manifest mends what an edit of a source file has broken.
func TestPulledAfterSources(t *testing.T) {
	c := beginPulling(t, `{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}`)
	refreshed := func() {
		t.Helper()
		c.wait("a question to ask again", func(m wireMessage) bool { return m.Method == "workspace/diagnostic/refresh" })
	}
	refreshed()
	c.didChange(manifestURI, 2, `{"text":`+quote(withScope)+`}`)
	refreshed()
	c.didOpen(sourceURI, strings.Replace(callsMyself, "myself", "field", 1))
	refreshed()
	c.holds(c.pull(sourceURI, "", ""), strings.NewReplacer("myself", "field", "2:60", "2:59", "read:jira-user", "read:jira-work").Replace(needsScope))
	c.didChange(manifestURI, 3, `{"text":`+quote(withScope+"    - read:jira-work\n")+`}`)
	refreshed()
	c.holds(c.pull(sourceURI, "", ""))
}

// TestPulledWhileBusy: a client that pulls is asked to ask again about what it was answered while the server had no time to note it.
func TestPulledWhileBusy(t *testing.T) {
	c := beginPulling(t, `{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}`)
	c.didChange(manifestURI, 2, `{"text":`+quote(withScope)+`}`)
	c.didOpen(sourceURI, callsMyself)
	c.holds(c.pull(sourceURI, "", ""))
	p := c.server.publisher
	idle := func() bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		return len(p.jobs) == 0 && !p.stale
	}
	for !idle() {
		time.Sleep(time.Millisecond)
	}
	release := make(chan struct{})
	p.schedule("file:///busy", func(context.Context) { <-release })
	c.didChange(manifestURI, 3, `{"text":`+quote(oneFunction)+`}`)
	c.holds(c.pull(sourceURI, "", ""), needsScope)
	p.staleSources(true) // as for one that has been asked to do so
	c.didChange(manifestURI, 4, `{"text":`+quote(withScope)+`}`)
	c.holds(c.pull(manifestURI, "", "")) // the change has arrived
	c.mu.Lock()
	c.messages = nil
	c.mu.Unlock()
	close(release)
	c.wait("a question to ask again", func(m wireMessage) bool { return m.Method == "workspace/diagnostic/refresh" })
}

// TestPulledWorkspaceInSources: a report on the workspace has source files, open or not, for as long as something is wrong with them.
func TestPulledWorkspaceInSources(t *testing.T) {
	c := beginPulling(t, `{"textDocument":{"diagnostic":{}}}`)
	all := c.pullWorkspace("")
	closed := all[sourceURI]
	if c.holds(closed, needsScope); closed.Version != nil || len(all) != 2 {
		t.Errorf("reports %+v", all)
	}
	if again := c.pullWorkspace("", closed)[sourceURI]; again.Kind != "unchanged" {
		t.Errorf("the second report is %+v", again)
	}
	c.didOpen(sourceURI, "\n"+callsMyself)
	opened := c.pullWorkspace("", closed)[sourceURI]
	if c.holds(opened, strings.Replace(needsScope, "2:35-2:60", "3:35-3:60", 1)); opened.Version == nil || *opened.Version != 1 {
		t.Errorf("the report of an open file is %+v", opened)
	}
	c.didChange(manifestURI, 2, `{"text":`+quote(withScope)+`}`)
	c.didClose(sourceURI)
	c.holds(c.pullWorkspace("", opened)[sourceURI])
	if all := c.pullWorkspace(""); len(all) != 1 {
		t.Errorf("reports of a workspace in which all is well: %+v", all)
	}
	c.didChange(manifestURI, 3, `{"text":`+quote(oneFunction)+`}`)
	c.holds(c.pullWorkspace("")[sourceURI], needsScope)
	c.didClose(manifestURI)
	c.holds(c.pullWorkspace("", closed)[sourceURI])
}

// TestPulledAsTold: a client that asks about no other documents than it is asked to is asked to ask about source files, once they are
// wanted, by a name of its own, and gets no diagnostic by two names.
func TestPulledAsTold(t *testing.T) {
	const capabilities = `{"textDocument":{"synchronization":{"dynamicRegistration":true},"diagnostic":{"dynamicRegistration":true},"codeAction":{"dynamicRegistration":true}}}`
	c := beginPulling(t, capabilities)
	m := c.wait("the registration", func(m wireMessage) bool {
		return m.Method == "client/registerCapability" && strings.Contains(string(m.Params), "textDocument/diagnostic")
	})
	for _, want := range []string{`"identifier":"sources","interFileDependencies":false,"workspaceDiagnostics":true`, `"typescriptreact"`, `"method":"textDocument/codeAction"`, `"codeActionKinds":["quickfix"]`} {
		if !strings.Contains(string(m.Params), want) {
			t.Errorf("registered %s, want %s", m.Params, want)
		}
	}
	if got := c.pullWorkspace(""); len(got) != 1 || got[manifestURI].Kind != "full" {
		t.Errorf("without a name: %+v", got)
	}
	got := c.pullWorkspace("sources")
	if c.holds(got[sourceURI], needsScope); len(got) != 1 {
		t.Errorf("by its name: %+v", got)
	}
	c.didOpen(sourceURI, callsMyself)
	c.holds(c.pull(sourceURI, "", "sources"), needsScope)
	c.holds(c.pull(sourceURI, "", ""))
	c.holds(c.pull(manifestURI, "", "sources"))
	c.didChange(manifestURI, 2, `{"text":`+quote(withScope)+`}`)
	c.didClose(sourceURI)
	c.pullWorkspace("") // does not take what the other one has to be told
	c.holds(c.pullWorkspace("sources")[sourceURI])
}
