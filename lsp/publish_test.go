package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"github.com/google/go-cmp/cmp"
)

// reportAll is a check that finds the same in every file.
func reportAll(found ...analysis.Diagnostic) func(context.Context, *manifest.File) []analysis.Diagnostic {
	return func(context.Context, *manifest.File) []analysis.Diagnostic { return found }
}

const (
	plainClient = `{"textDocument":{"publishDiagnostics":{}}}`
	richClient  = `{"textDocument":{"publishDiagnostics":{"relatedInformation":true,"codeDescriptionSupport":true,"versionSupport":true,"tagSupport":{"valueSet":[1,2]}}}}`
)

func TestDiagnosticFollowsTheClient(t *testing.T) {
	analysis.RulePages = "https://example.com/rules"
	t.Cleanup(func() { analysis.RulePages = "" })
	check := reportAll(analysis.Diagnostic{
		Rule: testRule, Severity: analysis.Warning, Span: text.Span{Start: 9, End: 16}, Message: "no",
		Tags:    []analysis.Tag{analysis.Deprecated},
		Related: []analysis.Related{{Span: text.Span{Start: 0, End: 7}, Message: "here"}},
	})
	// The key is an emoji: 4 bytes, 2 units of UTF-16, 1 code point.
	const document = "modules:\n\"😀\": x\nconnectModules:\n"
	plain := map[string]any{
		"range":    map[string]any{"start": map[string]any{"line": 1.0, "character": 0.0}, "end": map[string]any{"line": 1.0, "character": 5.0}},
		"severity": 2.0, "code": "test-rule", "source": "forge-manifest-ls", "message": "no",
	}
	rich := map[string]any{
		"codeDescription": map[string]any{"href": "https://example.com/rules#test-rule"},
		"tags":            []any{2.0},
		"relatedInformation": []any{map[string]any{
			"location": map[string]any{"uri": manifestURI, "range": map[string]any{"start": map[string]any{"line": 0.0, "character": 0.0}, "end": map[string]any{"line": 0.0, "character": 7.0}}},
			"message":  "here",
		}},
	}
	for k, v := range plain {
		rich[k] = v
	}
	for name, test := range map[string]struct {
		capabilities string
		want         map[string]any
	}{"plain": {plainClient, plain}, "rich": {richClient, rich}} {
		t.Run(name, func(t *testing.T) {
			c := open(t, Options{Check: check}, test.capabilities, document)
			p := c.published(manifestURI, 1)
			if diff := cmp.Diff([]map[string]any{test.want}, p.Diagnostics); diff != "" {
				t.Errorf("diagnostics (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPositionEncodings(t *testing.T) {
	check := reportAll(analysis.Diagnostic{Rule: testRule, Severity: analysis.Error, Span: text.Span{Start: 14, End: 15}, Message: "x"})
	for encoding, want := range map[string]float64{"utf-8": 5, "utf-16": 3, "utf-32": 2} {
		c := open(t, Options{Check: check}, `{"general":{"positionEncodings":["`+encoding+`"]}}`, "modules:\n😀:x\nconnectModules:\n")
		got := c.published(manifestURI, 1).Diagnostics[0]["range"].(map[string]any)["start"].(map[string]any)["character"]
		if got != want {
			t.Errorf("%s: column %v, want %v", encoding, got, want)
		}
		c.didChange(manifestURI, 2, change(1, int(want)-1, 1, int(want), "="))
		if got, want := c.text(manifestURI), "modules:\n😀=x\nconnectModules:\n"; got != want {
			t.Errorf("%s: text %q, want %q", encoding, got, want)
		}
	}
}

// TestNewestVersionOnly: an edit cancels the check of the version before, and that
// version is never published.
func TestNewestVersionOnly(t *testing.T) {
	started := make(chan struct{})
	cancelled := make(chan struct{})
	var checks atomic.Int32
	check := func(ctx context.Context, f *manifest.File) []analysis.Diagnostic {
		if checks.Add(1) == 1 {
			close(started)
			<-ctx.Done()
			close(cancelled)
		}
		return reportLength(ctx, f)
	}
	c := open(t, Options{Check: check}, plainClient, "modules:\n")
	<-started
	c.didChange(manifestURI, 2, change(1, 0, 1, 0, "x"))
	<-cancelled
	c.published(manifestURI, 2)
	c.sync()
	if n := c.count(func(m wireMessage) bool { return m.Method == "textDocument/publishDiagnostics" }); n != 0 {
		t.Errorf("%d more publications than one", n)
	}
}

// TestSlowDocument: a check that takes long holds up no other document and no call.
func TestSlowDocument(t *testing.T) {
	check := func(ctx context.Context, f *manifest.File) []analysis.Diagnostic {
		if strings.Contains(f.Buffer().String(), "slow") {
			<-ctx.Done()
		}
		return reportLength(ctx, f)
	}
	c := open(t, Options{Check: check}, plainClient, "modules:\n  slow: 1\n")
	for i := range 20 {
		address := fmt.Sprintf("file:///quick/%d/manifest.yml", i)
		c.didOpen(address, "modules:\n")
		c.published(address, 1)
	}
	c.didChange(manifestURI, 2, `{"text":"modules:\n"}`)
	c.published(manifestURI, 2)
}

func TestPanicInCheck(t *testing.T) {
	check := func(ctx context.Context, f *manifest.File) []analysis.Diagnostic {
		if strings.Contains(f.Buffer().String(), "bug") {
			panic("out of cheese")
		}
		return reportLength(ctx, f)
	}
	c := open(t, Options{Check: check}, plainClient, "modules:\n")
	c.published(manifestURI, 1)
	c.didChange(manifestURI, 2, change(1, 0, 1, 0, "  bug: 1"))
	if p := c.published(manifestURI, 2); len(p.Diagnostics) != 0 {
		t.Errorf("diagnostics of an older text are shown: %v", p.Diagnostics)
	}
	c.wait("a log message", func(m wireMessage) bool {
		return m.Method == "window/logMessage" && strings.Contains(string(m.Params), "out of cheese")
	})
	m := c.call("textDocument/diagnostic", `{"textDocument":{"uri":"`+manifestURI+`"}}`)
	if m.Error == nil || m.Error.Code != -32603 {
		t.Errorf("diagnostic: error %+v, want code -32603", m.Error)
	}
	c.didChange(manifestURI, 3, change(1, 0, 1, 8, ""))
	if p := c.published(manifestURI, 3); len(p.Diagnostics) != 1 {
		t.Errorf("diagnostics %v, want one", p.Diagnostics)
	}
}

func TestNotForge(t *testing.T) {
	c := open(t, Options{Check: reportLength}, richClient, "applications:\n- name: cloud-foundry\n")
	if p := c.published(manifestURI, 1); len(p.Diagnostics) != 0 {
		t.Errorf("diagnostics %v for a file that is not Forge's", p.Diagnostics)
	}
	for _, call := range []struct{ method, params, want string }{
		{"textDocument/documentSymbol", `{"textDocument":{"uri":"file:///app/manifest.yml"}}`, `[]`},
		{"textDocument/codeAction", `{"textDocument":{"uri":"file:///app/manifest.yml"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"context":{"diagnostics":[]}}`, `[]`},
		{"textDocument/documentSymbol", `{"textDocument":{"uri":"file:///not/open"}}`, `[]`},
	} {
		if got := string(c.must(call.method, call.params)); got != call.want {
			t.Errorf("%s: %s, want %s", call.method, got, call.want)
		}
	}
}

func TestClose(t *testing.T) {
	c := open(t, Options{Check: reportLength}, plainClient, "modules:\n")
	c.published(manifestURI, 1)
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"`+manifestURI+`"}}`)
	m := c.wait("diagnostics", func(m wireMessage) bool { return m.Method == "textDocument/publishDiagnostics" })
	if got, want := string(m.Params), `{"uri":"`+manifestURI+`","diagnostics":[]}`; got != want {
		t.Errorf("published %s, want %s", got, want)
	}
	c.didOpen(manifestURI, "modules:\n")
	c.published(manifestURI, 1)
}

// TestSpelling: what is sent to the client bears the address as the client writes
// it, and all spellings are one document.
func TestSpelling(t *testing.T) {
	const theirs, other = "file:///C:/a%20b/manifest.yml", "file:///c%3A/a b/manifest.yml"
	c := connect(t, Options{Check: reportLength})
	c.initialize(plainClient)
	c.didOpen(theirs, "modules:\n")
	c.published(theirs, 1)
	c.didChange(other, 2, change(1, 0, 1, 0, "x"))
	c.published(theirs, 2)
}

func TestTooManyDiagnostics(t *testing.T) {
	one := analysis.Diagnostic{Rule: testRule, Severity: analysis.Error, Message: "x"}
	many := make([]analysis.Diagnostic, 5*maxDiagnostics)
	for i := range many {
		many[i] = one
	}
	c := open(t, Options{Check: reportAll(many...)}, plainClient, "modules:\n")
	if p := c.published(manifestURI, 1); len(p.Diagnostics) != maxDiagnostics {
		t.Errorf("%d diagnostics, want %d", len(p.Diagnostics), maxDiagnostics)
	}
}

// TestShownWhenPulling: what a client declares for pushed diagnostics it shows in
// pulled ones too.
func TestShownWhenPulling(t *testing.T) {
	var client state.Object
	if err := json.Unmarshal([]byte(strings.Replace(richClient, `{"textDocument":{`, `{"textDocument":{"diagnostic":{},`, 1)), &client); err != nil {
		t.Fatal(err)
	}
	want := state.DiagnosticCapabilities{Related: true, Link: true, Tags: []analysis.Tag{1, 2}}
	if diff := cmp.Diff(want, state.ReadCapabilities(client).Shown(), cmp.AllowUnexported(want)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPull(t *testing.T) {
	c := connect(t, Options{Check: reportLength})
	c.initialize(`{"textDocument":{"diagnostic":{},"publishDiagnostics":{}}}`)
	c.didOpen(manifestURI, "modules:\n")
	type report struct {
		Kind     string
		ResultID string
		URI      string
		Version  *int
		Items    []map[string]any
	}
	pull := func(previous string) (r report) {
		t.Helper()
		params := `{"textDocument":{"uri":"` + manifestURI + `"}` + previous + `}`
		if err := json.Unmarshal(c.must("textDocument/diagnostic", params), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := pull("")
	if first.Kind != "full" || len(first.Items) != 1 || first.Items[0]["message"] != "9" {
		t.Fatalf("first report %+v", first)
	}
	if r := pull(`,"previousResultId":"` + first.ResultID + `"`); r.Kind != "unchanged" || r.ResultID != first.ResultID {
		t.Errorf("report %+v, want unchanged", r)
	}
	c.didChange(manifestURI, 2, change(1, 0, 1, 0, "x"))
	if r := pull(`,"previousResultId":"` + first.ResultID + `"`); r.Kind != "full" || r.Items[0]["message"] != "10" {
		t.Errorf("report after an edit: %+v", r)
	}
	var workspace struct{ Items []report }
	if err := json.Unmarshal(c.must("workspace/diagnostic", `{"previousResultIds":[]}`), &workspace); err != nil {
		t.Fatal(err)
	}
	if w := workspace.Items; len(w) != 1 || w[0].URI != manifestURI || *w[0].Version != 2 || len(w[0].Items) != 1 {
		t.Errorf("workspace report %+v", w)
	}
	again := `{"previousResultIds":[{"uri":"` + manifestURI + `","value":"` + workspace.Items[0].ResultID + `"}]}`
	if got := string(c.must("workspace/diagnostic", again)); !strings.Contains(got, `"kind":"unchanged"`) {
		t.Errorf("workspace report %s, want unchanged", got)
	}
	if n := c.count(func(m wireMessage) bool { return m.Method == "textDocument/publishDiagnostics" }); n != 0 {
		t.Errorf("%d publications to a client that pulls", n)
	}
}
