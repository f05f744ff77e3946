package mcp_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/mcp"
)

// app is an app in memory, of which agents ask.
type app struct {
	manifest string
	files    map[string]string
}

// open is the opener of an app. There is one manifest, whatever the path.
func (a *app) open(source mcp.Source) (mcp.Document, error) {
	if source.Path == "elsewhere/manifest.yml" {
		return mcp.Document{}, errors.New("there is no such file")
	}
	src := a.manifest
	if source.Text != nil {
		src = *source.Text
	}
	around := files.NewStore(memory.Sample(a.files)).In("/app")
	d := mcp.Document{
		Path: "manifest.yml", Around: around, Checker: analysis.Checker{Groups: rules.All(), Files: around},
		Manifest: manifest.New(text.New(src)).WithEnvironment(func(string) (string, bool) { return "", false }),
	}
	if source.Text == nil {
		d.Replace = func(after string) error { a.manifest = after; return nil }
	}
	return d, nil
}

// agent connects a client to a server for the app.
func (a *app) agent(t *testing.T, write bool) *sdk.ClientSession {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ours, theirs := sdk.NewInMemoryTransports()
	done := make(chan error, 1)
	go func() { done <- mcp.New(mcp.Options{Version: "v0", Open: a.open, Write: write}).Run(ctx, ours) }()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "agent", Version: "v0"}, nil).Connect(ctx, theirs, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		session.Close()
		cancel()
		<-done
	})
	return session
}

// call calls a tool, and fails the test where the answer is an error.
func call[Out any](t *testing.T, session *sdk.ClientSession, tool string, in any) (out Out) {
	t.Helper()
	result, err := session.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		t.Fatal(err)
	}
	words := result.Content[0].(*sdk.TextContent).Text
	if result.IsError {
		t.Fatalf("%s: %s", tool, words)
	}
	if err := json.Unmarshal([]byte(words), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// refusal calls a tool whose answer must be an error, and returns its words.
func refusal(t *testing.T, session *sdk.ClientSession, tool string, in any) string {
	t.Helper()
	result, err := session.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		return err.Error()
	}
	if !result.IsError {
		t.Fatalf("%s of %v is no error", tool, in)
	}
	return result.Content[0].(*sdk.TextContent).Text
}

// hourly has one mistake on line 8: the function is called "main".
const hourly = `app:
  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555
  runtime:
    name: nodejs22.x
modules:
  scheduledTrigger:
    - key: hourly
      function: mian
      interval: hour
  function:
    - key: main
      handler: index.run
`

// mended is hourly without it.
var mended = strings.Replace(hourly, "mian", "main", 1)

func hourlyApp() *app { return &app{hourly, map[string]string{}} }

func TestTools(t *testing.T) {
	for write, want := range map[bool]string{false: "calls check complete explain fixes references", true: "apply calls check complete explain fixes references"} {
		session := hourlyApp().agent(t, write)
		listed, err := session.ListTools(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, tool := range listed.Tools {
			names = append(names, tool.Name)
			if schema, err := json.Marshal(tool.InputSchema); err != nil || strings.Contains(string(schema), `"null"`) {
				t.Errorf("%s takes %s, %v", tool.Name, schema, err)
			}
			if tool.Annotations.ReadOnlyHint != (tool.Name != "apply") {
				t.Errorf("%s says that it is read-only: %v", tool.Name, tool.Annotations.ReadOnlyHint)
			}
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("with write %v the tools are %s, not %s", write, got, want)
		}
		if got := session.InitializeResult().Instructions; got != mcp.Instructions {
			t.Errorf("instructions are %q", got)
		}
	}
}

func TestCheck(t *testing.T) {
	session := hourlyApp().agent(t, false)
	got := call[mcp.Checked](t, session, "check", mcp.Source{Path: "manifest.yml"})
	if got.Errors != 1 || len(got.Problems) == 0 {
		t.Fatalf("%+v", got)
	}
	p := got.Problems[0]
	if p.Rule != "reference-function" || p.Severity != "error" || p.Start != (mcp.Position{Line: 8, Column: 17}) || p.End != (mcp.Position{Line: 8, Column: 21}) || len(p.Fixes) == 0 {
		t.Errorf("%+v", p)
	}
	if got := call[mcp.Checked](t, session, "check", mcp.Source{Text: &mended}); got.Errors != 0 {
		t.Errorf("%+v", got)
	}
	empty := map[string]any{"path": "manifest.yml", "text": ""} // an empty text is one, too
	if got := call[mcp.Checked](t, session, "check", empty); got.Errors == 0 || got.Problems[0].Rule == "reference-function" {
		t.Errorf("%+v", got)
	}
	if got := refusal(t, session, "check", mcp.Source{Path: "elsewhere/manifest.yml"}); got != "there is no such file" {
		t.Error(got)
	}
}

func TestAnswersAreCut(t *testing.T) {
	src := strings.Repeat("- "+strings.Repeat("é", 400)+": [\n", 150)
	session := (&app{src, nil}).agent(t, false)
	for _, tool := range []string{"check", "fixes"} {
		got := call[map[string]any](t, session, tool, mcp.Source{Path: "manifest.yml"})
		if encoded, _ := json.Marshal(got); len(encoded) > 40<<10 || got["leftOut"] == nil {
			t.Errorf("%s: %d bytes, %v left out", tool, len(encoded), got["leftOut"])
		}
	}
	src = "modules:\n  function:\n" + strings.Repeat("    - key: a\n      handler: index.run\n", 200)
	session = (&app{src, nil}).agent(t, false)
	checked := call[mcp.Checked](t, session, "check", mcp.Source{Path: "manifest.yml"})
	if len(checked.Problems) > 100 || checked.LeftOut == 0 {
		t.Errorf("%d problems, %d left out", len(checked.Problems), checked.LeftOut)
	}
	found := call[mcp.Patches](t, session, "fixes", mcp.Source{Path: "manifest.yml"})
	if encoded, _ := json.Marshal(found); len(encoded) > 40<<10 {
		t.Errorf("%d bytes", len(encoded))
	}
}

func TestFixesAndApply(t *testing.T) {
	a := hourlyApp()
	session := a.agent(t, true)
	found := call[mcp.Patches](t, session, "fixes", mcp.Wanted{Source: mcp.Source{Path: "manifest.yml"}, Rule: "reference-function", Line: 8})
	if len(found.Patches) == 0 || a.manifest != hourly {
		t.Fatalf("%+v; the manifest is\n%s", found, a.manifest)
	}
	first := found.Patches[0]
	if first.Errors != 0 || patched(t, hourly, first.Diff) != mended {
		t.Errorf("%+v", first)
	}
	if got := refusal(t, session, "apply", mcp.Chosen{Path: "manifest.yml", Rule: first.Rule, Line: 8, Title: "Something else"}); !strings.Contains(got, "ask the tool fixes again") || a.manifest != hourly {
		t.Error(got)
	}
	call[mcp.Patch](t, session, "apply", mcp.Chosen{Path: "manifest.yml", Rule: first.Rule, Line: 8, Title: first.Title})
	if a.manifest != mended {
		t.Errorf("the manifest is\n%s", a.manifest)
	}
	if got := refusal(t, hourlyApp().agent(t, false), "apply", mcp.Chosen{}); !strings.Contains(got, "apply") {
		t.Error(got)
	}
}

// TestLongLine shows that what is too long for an answer is counted in it, is written all the same, and
// takes nothing else's place.
func TestLongLine(t *testing.T) {
	const misspelt = "      intervall: hour\n"
	long := strings.Replace(mended, "      interval: hour\n", "      # "+strings.Repeat("x", 40<<10)+"\n"+misspelt, 1)
	a := &app{long, map[string]string{}}
	session := a.agent(t, true)
	at := mcp.Source{Path: "manifest.yml"}
	found := call[mcp.Patches](t, session, "fixes", mcp.Wanted{Source: at})
	if found.All != nil || len(found.Patches) != 0 || found.LeftOut < 2 {
		t.Errorf("%d patches, %d left out", len(found.Patches), found.LeftOut)
	}
	items := call[mcp.Completed](t, session, "complete", mcp.Cursor{Source: at, Line: 8, Column: 17}).Items
	if len(items) == 0 || items[0].Label != "main" || items[0].Patch != "" {
		t.Errorf("%d items", len(items))
	}
	made := call[mcp.Patch](t, session, "apply", mcp.Chosen{Path: "manifest.yml", Rule: "all"})
	if want := strings.Replace(long, "intervall", "interval", 1); a.manifest != want || len(made.Diff) > 33<<10 {
		t.Errorf("the manifest has %d bytes, the difference %d", len(a.manifest), len(made.Diff))
	}
}

func TestExplain(t *testing.T) {
	session := hourlyApp().agent(t, false)
	for name, kind := range map[string]string{
		"resolver-without-resource": "rule", "jira:issuePanel": "module", "app.licensing": "property",
		"read:jira-work": "scope", "avi:jira:created:issue": "event",
	} {
		got := call[struct{ Kind, Markdown string }](t, session, "explain", mcp.Term{Name: name})
		if got.Kind != kind || got.Markdown == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := refusal(t, session, "explain", mcp.Term{Name: strings.Repeat("x", 100_000)}); len(got) > 400 {
		t.Errorf("an error of %d bytes", len(got))
	}
	if got := refusal(t, session, "explain", mcp.Term{Name: "jira:isuePanel"}); !strings.Contains(got, `did you mean "jira:issuePanel"`) {
		t.Error(got)
	}
}

func TestComplete(t *testing.T) {
	session := hourlyApp().agent(t, false)
	at := mcp.Cursor{Source: mcp.Source{Path: "manifest.yml"}, Line: 8, Column: 17}
	got := call[mcp.Completed](t, session, "complete", at)
	if len(got.Items) == 0 || got.Items[0].Label != "main" {
		t.Fatalf("%+v", got)
	}
	if after := patched(t, hourly, got.Items[0].Patch); after != mended {
		t.Errorf("it writes\n%s", after)
	}
	at.Line = 99
	if got := refusal(t, session, "complete", at); !strings.Contains(got, "no line 99") {
		t.Error(got)
	}
}

func TestReferencesAndCalls(t *testing.T) {
	session := (&app{mended, nil}).agent(t, false)
	at := mcp.Cursor{Source: mcp.Source{Path: "manifest.yml"}, Line: 8, Column: 18}
	found := call[mcp.Found](t, session, "references", at)
	if found.Name != "main" || len(found.Places) != 2 || !found.Places[0].Declares || found.Places[0].Start.Line != 11 || found.Places[1].Start.Line != 8 || found.Places[1].Line != "function: main" {
		t.Errorf("%+v", found)
	}
	graph := call[mcp.Graph](t, session, "calls", mcp.Cursor{Source: at.Source, Line: 11, Column: 13})
	if graph.Middle == nil || len(graph.Incoming) != 1 || graph.Incoming[0].Name != "hourly" || len(graph.Outgoing) != 1 {
		t.Fatalf("%+v", graph)
	}
	if got := graph.Outgoing[0].Place.Path; !strings.HasSuffix(got, "src/index.js") {
		t.Errorf("the handler is in %s", got)
	}
	empty := call[mcp.Graph](t, session, "calls", mcp.Cursor{Source: at.Source, Line: 1, Column: 1})
	if empty.Middle != nil {
		t.Errorf("%+v", empty)
	}
}
