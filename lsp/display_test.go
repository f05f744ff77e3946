package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"
)

func TestDisplaySettings(t *testing.T) {
	for raw, want := range map[string]struct {
		display state.DisplaySettings
		wrong   string
	}{
		`{}`:                               {},
		`{"inlayHints":{"handlers":true}}`: {display: state.DisplaySettings{Hints: navigation.HintHandler}},
		`{"inlayHints.defaults":true,"inlayHints":{"resources":true}}`: {display: state.DisplaySettings{Hints: navigation.HintDefault | navigation.HintResource}},
		`{"codeLens":{"uses":false,"documentation":true}}`:             {display: state.DisplaySettings{Hidden: state.LensUses}},
		`{"forge-manifest-ls":{"codeLens.documentation":false}}`:       {display: state.DisplaySettings{Hidden: state.LensDocumentation}},
		`{"inlayHints":{"intervals":"yes"}}`:                           {wrong: `"inlayHints.intervals" must be true or false, not a string`},
		`{"codeLens":true}`:                                            {wrong: `"codeLens" must be an object with switches, not a boolean`},
	} {
		var v any
		if err := json.Unmarshal([]byte(raw), &v); err != nil {
			t.Fatal(err)
		}
		got, ours, wrong := state.ReadSettings(v)
		if got.Display != want.display || ours != (raw != "{}") {
			t.Errorf("%s: %+v, ours %t", raw, got.Display, ours)
		}
		if text := strings.Join(wrong, ""); !strings.Contains(text, want.wrong) || (text == "") != (want.wrong == "") {
			t.Errorf("%s: wrong %q, want %q", raw, text, want.wrong)
		}
	}
}

// TestLensesNeedCommands: a lens that nothing happens at is not shown.
func TestLensesNeedCommands(t *testing.T) {
	for _, tt := range []struct {
		commands string
		want     int
	}{{`[]`, 0}, {`["forge-manifest-ls.showReferences"]`, 1}, {`["forge-manifest-ls.showReferences","forge-manifest-ls.openDocumentation"]`, 2}} {
		c := connect(t, Options{})
		result := string(c.initialize(fmt.Sprintf(`{"experimental":{"commands":{"commands":%s}}}`, tt.commands)))
		if strings.Contains(result, "codeLensProvider") != (tt.want > 0) {
			t.Errorf("%s: %s", tt.commands, result)
		}
		c.didOpen(manifestURI, "modules:\n  function:\n    - key: a\n      handler: b.c\n")
		var lenses []json.RawMessage
		if err := json.Unmarshal(c.must("textDocument/codeLens", documentOnly), &lenses); err != nil || len(lenses) != tt.want {
			t.Errorf("%s: %s, %v", tt.commands, lenses, err)
		}
	}
}

// TestLensesResolved: who asks for the command of a lens when it shows it is told what is so then.
func TestLensesResolved(t *testing.T) {
	c := open(t, Options{}, `{"experimental":{"commands":{"commands":["forge-manifest-ls.showReferences"]}},"textDocument":{"codeLens":{"resolveSupport":{"properties":["command"]}}}}`,
		"modules:\n  function:\n    - key: a\n      handler: b.c\n")
	where := `"range":{"end":{"character":12,"line":2},"start":{"character":11,"line":2}}`
	data := func(uri, kind, name string) string {
		return fmt.Sprintf(`"data":{"uri":%q,"kind":%s,"name":%q}`, uri, kind, name)
	}
	var lenses []struct {
		Data struct{ Kind int }
	}
	raw := c.must("textDocument/codeLens", documentOnly)
	if err := json.Unmarshal(raw, &lenses); err != nil || len(lenses) != 1 || strings.Contains(string(raw), "command") {
		t.Fatalf("%s, %v", raw, err)
	}
	kind := fmt.Sprint(lenses[0].Data.Kind)
	ours := data(manifestURI, kind, "a")
	resolve := func(data string) string { return string(c.must("codeLens/resolve", "{"+where+data+"}")) }
	command := func(title, places string) string {
		return fmt.Sprintf(`{"command":{"title":%q,"command":"forge-manifest-ls.showReferences","arguments":[%q,{"line":2,"character":11},[%s]]},`, title, manifestURI, places)
	}
	if got := resolve("," + ours); !strings.HasPrefix(got, command("0 uses", "")) {
		t.Error(got)
	}
	c.didChange(manifestURI, 2, change(4, 0, 4, 0, "  jira:issuePanel:\n    - key: p\n      function: a\n"))
	place := fmt.Sprintf(`{"uri":%q,"range":{"start":{"line":6,"character":16},"end":{"line":6,"character":17}}}`, manifestURI)
	if got := resolve("," + ours); !strings.HasPrefix(got, command("1 use", place)) {
		t.Error(got)
	}
	c.didChange(manifestURI, 3, change(2, 11, 2, 12, "b"))
	if got := resolve("," + ours); !strings.HasPrefix(got, `{"command":{"title":"no longer declared","command":"","arguments":[]},`) {
		t.Error(got)
	}
	for _, foreign := range []string{"", `,"data":3`, "," + data("file:///elsewhere.yml", kind, "a"), "," + data(manifestURI, "300", "a"), "," + data(manifestURI, "-1", "a")} {
		if got := resolve(foreign); strings.Contains(got, "command") || !strings.Contains(got, where) {
			t.Errorf("%s: %s", foreign, got)
		}
	}
}

// TestNewSettingsRefreshDisplay: hints and lenses are asked for again when the settings about
// them change.
func TestNewSettingsRefreshDisplay(t *testing.T) {
	c := open(t, Options{}, `{"workspace":{"inlayHint":{"refreshSupport":true},"codeLens":{"refreshSupport":true}}}`, oneFunction)
	c.notify("workspace/didChangeConfiguration", `{"settings":{"inlayHints":{"defaults":true}}}`)
	for _, method := range []string{"workspace/inlayHint/refresh", "workspace/codeLens/refresh"} {
		c.wait(method, func(m wireMessage) bool { return m.Method == method })
	}
}

// tokensAnswer is an answer about tokens, whole or not.
type tokensAnswer struct {
	ResultID string
	Data     []uint32
	Edits    []struct {
		Start, DeleteCount int
		Data               []uint32
	}
}

// TestTokenDeltas: what has changed in the numbers, applied to those of the last answer, gives
// those of a whole answer; an answer that nobody knows any more gives all.
func TestTokenDeltas(t *testing.T) {
	c := open(t, Options{}, `{}`, "modules:\n  function:\n    - key: a\n      handler: b.c\n    - key: d\n      handler: e.f\nconnectModules:\n")
	ask := func(method, more string) (out tokensAnswer) {
		t.Helper()
		raw := c.must("textDocument/semanticTokens/"+method, fmt.Sprintf(`{"textDocument":{"uri":%q}%s}`, manifestURI, more))
		if err := json.Unmarshal(raw, &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	before := ask("full", "")
	delta := ask("full/delta", fmt.Sprintf(`,"previousResultId":%q`, before.ResultID))
	if len(delta.Edits) != 0 || delta.Data != nil || delta.ResultID != before.ResultID {
		t.Errorf("nothing has changed: %+v", delta)
	}
	for version, edit := range []string{change(3, 0, 3, 0, "      timeoutSeconds: 5\n"), change(1, 2, 1, 10, "trigger"), change(1, 0, 5, 0, "")} {
		c.didChange(manifestURI, version+2, edit)
		delta = ask("full/delta", fmt.Sprintf(`,"previousResultId":%q`, before.ResultID))
		if len(delta.Edits) != 1 {
			t.Fatalf("%+v", delta)
		}
		e := delta.Edits[0]
		got := slices.Replace(slices.Clone(before.Data), e.Start, e.Start+e.DeleteCount, e.Data...)
		whole := ask("full", "")
		if !slices.Equal(got, whole.Data) || whole.ResultID != delta.ResultID {
			t.Errorf("after %s: %v, want %v", edit, got, whole.Data)
		}
		before = whole
	}
	if all := ask("full/delta", `,"previousResultId":"gone"`); !slices.Equal(all.Data, before.Data) || all.Edits != nil {
		t.Errorf("an unknown answer: %+v", all)
	}
}
