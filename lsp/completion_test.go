package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
)

// newestClient knows all that items of a completion can hold.
const newestClient = `{"textDocument":{
	"completion":{"contextSupport":true,"insertTextMode":2,
		"completionItem":{"snippetSupport":true,"commitCharactersSupport":true,"preselectSupport":true,"insertReplaceSupport":true,
			"labelDetailsSupport":true,"documentationFormat":["markdown"],"tagSupport":{"valueSet":[1]},
			"resolveSupport":{"properties":["documentation","detail"]},"insertTextModeSupport":{"valueSet":[1,2]}},
		"completionItemKind":{"valueSet":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25]},
		"completionList":{"itemDefaults":["commitCharacters","editRange","insertTextFormat","insertTextMode","data"]}},
	"hover":{"contentFormat":["markdown","plaintext"]}},
	"experimental":{"commands":{"commands":["editor.action.triggerSuggest"]}}}`

// oldestClient knows what the first versions of the protocol had.
const oldestClient = `{"textDocument":{"completion":{"completionItem":{"deprecatedSupport":true}}}}`

// answeredItem is what the tests look at of an item.
type answeredItem struct {
	Label, Detail, SortText, FilterText, InsertText string
	LabelDetails                                    *struct{ Description string }
	Kind, InsertTextFormat, InsertTextMode          int
	Tags                                            []int
	Deprecated, Preselect                           bool
	TextEdit                                        json.RawMessage
	TextEditText                                    *string
	Documentation                                   json.RawMessage
	Command                                         *struct{ Command string }
	Data                                            json.RawMessage
}

type answeredList struct {
	IsIncomplete bool
	ItemDefaults *struct {
		EditRange        json.RawMessage
		InsertTextFormat int
		Data             json.RawMessage
	}
	Items []json.RawMessage
}

// completeAt opens a text, in which "|" is the cursor, and asks what can be written there.
func completeAt(t *testing.T, capabilities, marked, extra string) (*client, answeredList) {
	t.Helper()
	before, after, ok := strings.Cut(marked, "|")
	if !ok {
		t.Fatal("the text has no cursor")
	}
	c := open(t, Options{}, capabilities, before+after)
	return c, c.complete(before, extra)
}

func (c *client) complete(before, extra string) (list answeredList) {
	c.t.Helper()
	p := text.New(before).PositionAt(len(before), text.UTF16)
	raw := c.must("textDocument/completion", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}%s}`, manifestURI, p.Line, p.Character, extra))
	if err := json.Unmarshal(raw, &list); err != nil || list.Items == nil {
		c.t.Fatalf("%v: %s", err, raw)
	}
	return list
}

// format is that of items that have none of their own.
func (l answeredList) format() int {
	if l.ItemDefaults == nil {
		return 0
	}
	return l.ItemDefaults.InsertTextFormat
}

// item returns the item with a label, as it came and read.
func (l answeredList) item(t *testing.T, label string) (raw json.RawMessage, item answeredItem) {
	t.Helper()
	for _, raw := range l.Items {
		item = answeredItem{InsertTextFormat: l.format()}
		if err := json.Unmarshal(raw, &item); err != nil {
			t.Fatal(err)
		}
		if item.Label == label {
			return raw, item
		}
	}
	t.Fatalf("there is no item %q among %s", label, l.Items)
	return nil, item
}

const halfScript = "modules:\n  jira:dashboardBackgroundScript:\n    - key: shared\n      reso|xx\n  function:\n    - key: fetch\n      handler: index.fetch\n"

func TestCompletionRich(t *testing.T) {
	c, list := completeAt(t, newestClient, halfScript, "")
	const places = `{"insert":{"start":{"line":3,"character":6},"end":{"line":3,"character":10}},"replace":{"start":{"line":3,"character":6},"end":{"line":3,"character":12}}}`
	if got := string(list.ItemDefaults.EditRange); got != places {
		t.Errorf("the items write at %s, want %s", got, places)
	}
	_, item := list.item(t, "resolver")
	if item.TextEdit != nil || item.InsertTextFormat != 2 || item.InsertTextMode != 1 || item.TextEditText == nil || !strings.HasPrefix(*item.TextEditText, "resolver:\n        function: ${1:") {
		t.Errorf("got %+v", item)
	}
	if item.Command == nil || item.Command.Command != "editor.action.triggerSuggest" {
		t.Errorf("the next list does not open: %+v", item)
	}
	raw, item := list.item(t, "resource")
	if item.Kind != 10 || item.LabelDetails == nil || item.LabelDetails.Description != "required string" || item.Documentation != nil {
		t.Errorf("got %s", raw)
	}

	// The item is resolved with the data of the list, after more has been typed.
	c.didChange(manifestURI, 2, change(3, 10, 3, 10, "u"))
	var sent map[string]any
	if err := json.Unmarshal(raw, &sent); err != nil {
		t.Fatal(err)
	}
	sent["data"], sent["unknown"] = list.ItemDefaults.Data, "kept"
	body, _ := json.Marshal(sent)
	var resolved struct {
		Label, Unknown string
		Documentation  struct{ Kind, Value string }
	}
	answer := c.must("completionItem/resolve", string(body))
	if err := json.Unmarshal(answer, &resolved); err != nil {
		t.Fatal(err)
	}
	if resolved.Label != "resource" || resolved.Unknown != "kept" || resolved.Documentation.Kind != "markdown" || !strings.Contains(resolved.Documentation.Value, "`resource`") {
		t.Errorf("resolved to %s", answer)
	}
}

// TestResolveUnknown: an item of a list that is not kept, or of another server, stays as it is.
func TestResolveUnknown(t *testing.T) {
	c, list := completeAt(t, newestClient, halfScript, "")
	raw, _ := list.item(t, "resource")
	for range state.KeptLists {
		c.complete(strings.TrimSuffix(halfScript, "|xx\n"), "")
	}
	var old map[string]any
	if err := json.Unmarshal(raw, &old); err != nil {
		t.Fatal(err)
	}
	old["data"] = list.ItemDefaults.Data
	body, _ := json.Marshal(old)
	for _, item := range []string{
		string(body), `{"label":"x"}`, `{"label":"x","data":[1]}`, `{"data":{"list":-1},"label":"resource","sortText":"0000"}`,
		`{"data":{"list":2147483647},"label":1,"sortText":{}}`, `{}`,
	} {
		answer := c.must("completionItem/resolve", item)
		if !sameJSON(t, answer, []byte(item)) {
			t.Errorf("%s became %s", item, answer)
		}
	}
}

func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		t.Fatalf("not JSON: %s, %s", a, b)
	}
	one, _ := json.Marshal(x)
	other, _ := json.Marshal(y)
	return string(one) == string(other)
}

func TestCompletionOld(t *testing.T) {
	_, list := completeAt(t, oldestClient, halfScript, "")
	raw, item := list.item(t, "resolver")
	const edit = `{"range":{"start":{"line":3,"character":6},"end":{"line":3,"character":12}},"newText":"resolver:"}`
	switch {
	case list.ItemDefaults != nil || item.Data != nil || item.LabelDetails != nil || item.Command != nil:
		t.Errorf("there is something that the client does not know: %s", raw)
	case !sameJSON(t, item.TextEdit, []byte(edit)) || item.InsertTextFormat > 1 || item.InsertTextMode != 0:
		t.Errorf("got %s, want %s", item.TextEdit, edit)
	case !strings.Contains(string(item.Documentation), `"plaintext"`) || strings.Contains(string(item.Documentation), "**"):
		t.Errorf("the documentation is %s", item.Documentation)
	}
	_, list = completeAt(t, oldestClient, "modules:\n  jira:issueGl|\n", "")
	if _, item := list.item(t, "jira:issueGlance"); !item.Deprecated || item.Tags != nil {
		t.Errorf("got %+v", item)
	}
	_, list = completeAt(t, newestClient, "modules:\n  jira:issueGl|\n", "")
	if _, item := list.item(t, "jira:issueGlance"); item.Deprecated || len(item.Tags) != 1 {
		t.Errorf("got %+v", item)
	}
	_, list = completeAt(t, oldestClient, "app:\n  runtime:\n    name: |\n", "")
	if _, item := list.item(t, "nodejs24.x"); item.Kind != 13 || item.Preselect {
		t.Errorf("a kind that the client does not know: %+v", item)
	}
}

// TestIndentation looks at how lines are sent to clients that indent them themselves.
func TestIndentation(t *testing.T) {
	item := func(snippets bool, rest string) string {
		return fmt.Sprintf(`{"textDocument":{"completion":{"completionItem":{"snippetSupport":%t}%s}}}`, snippets, rest)
	}
	const (
		whole    = "resolver:\n        function: "
		relative = "resolver:\n  function: "
	)
	for _, tt := range []struct{ capabilities, want string }{
		{item(false, ``), "resolver:"},
		{item(true, ``), relative + "${1:"},
		{item(true, `,"insertTextMode":1`), whole + "${1:"},
	} {
		_, list := completeAt(t, tt.capabilities, halfScript, "")
		raw, item := list.item(t, "resolver")
		var edit struct{ NewText string }
		if err := json.Unmarshal(item.TextEdit, &edit); err != nil || !strings.HasPrefix(edit.NewText, tt.want) {
			t.Errorf("%s: got %s, want %q", tt.capabilities, raw, tt.want)
		}
	}
	// Spaces in front of the cursor that go do not count.
	_, list := completeAt(t, item(true, ``), "modules:\n  jira:dashboardBackgroundScript:\n    - key: a\n          |\n  function:\n    - key: fetch\n      handler: index.fetch\n", "")
	raw, found := list.item(t, "resolver")
	if !strings.Contains(string(found.TextEdit), `"newText":"resolver:\n  function: `) {
		t.Errorf("got %s", raw)
	}
}

// TestTriggers says where lists open by themselves.
func TestTriggers(t *testing.T) {
	const around = "modules:\n  macro:\n    - key: a\n      resource: x\nresources:\n  - key: main\n    path: static/main\n    entry:\n      settings: a.html\n"
	for _, tt := range []struct {
		marked, character string
		opens             bool
	}{
		{"modules:\n  macro:\n    - key: a\n      render: |\n", " ", true},
		{"modules:\n  macro:\n    - key: a\n      render:|\n", ":", false},
		{"modules:\n  jira:issuePanel:|\n", ":", false},
		{"modules:\n  macro:\n    - key: a\n      resolver:|\n", ":", false},
		{"permissions:\n  scopes:|\n", ":", false},
		{"permissions:\n  scopes:\n    - read:|\n", ":", true},
		{"modules:\n  jira:|\n", ":", true},
		{"modules:\n  macro:\n    -|\n", "-", true},
		{"modules:\n  macro:\n    - |\n", " ", true},
		{"modules:\n  macro:\n    - {key: a, |}\n", " ", true},
		{"modules:\n  macro:\n    - {|}\n", "{", true},
		{"permissions:\n  scopes: [|]\n", "[", true},
		{"permissions:\n  scopes: [read:jira-work,|]\n", ",", true},
		{"modules:\n  macro:\n    - key: a\n      render: '|'\n", "'", true},
		{"modules:\n  macro:\n    - key: a\n      render: \"|\"\n", `"`, true},
		{strings.Replace(around, "resource: x", "resource: main/|", 1), "/", true},

		{"modules:\n  macro:\n    - key: a\n      render: 'native'|\n", "'", false},
		{"modules:\n  macro:\n    - key: a\n      title: It is |\n", " ", false},
		{"modules:\n  macro:\n    - key: a\n      title: |\n", " ", false},
		{"modules:\n  macro:\n    - key: a\n      title: a:|\n", ":", false},
		{"modules:\n  macro:\n    - key: a\n      title: a-|\n", "-", false},
		{"modules:\n  macro:\n    - key: a\n      title: a/|\n", "/", false},
		{"modules:\n  macro:\n    - key: a\n      title: a {|\n", "{", false},
		{"modules:\n  macro:\n    - key: a\n      |\n", " ", false},
		{"modules:\n  |\n", " ", false},
		{" |", " ", false},
		{"modules:\n  macro:\n    - key: a # that |\n", " ", false},
		{"modules: # jira:|\n", ":", false},
		{"# modules: |\n", " ", false},
	} {
		extra := fmt.Sprintf(`,"context":{"triggerKind":2,"triggerCharacter":%s}`, quote(tt.character))
		if _, list := completeAt(t, oldestClient, tt.marked, extra); len(list.Items) > 0 != tt.opens {
			t.Errorf("%q behind\n%s: %d items", tt.character, tt.marked, len(list.Items))
		}
	}
}

// TestCompletionElsewhere: what is not Forge's is left in peace, what may become a manifest
// is not.
func TestCompletionElsewhere(t *testing.T) {
	for marked, want := range map[string]bool{
		"|":                                    true,
		"# My app\n|":                          true,
		"m|":                                   true,
		"resources:\n  - |":                    true,
		"resources: []\nr|":                    true,
		"applications:\n  - name: web\n|":      false,
		"applications:\n  - |":                 false,
		"apiVersion: v1\nkind: Pod\nm|":        false,
		"resources:\n  - |\napiVersion: v1\n":  false,
		"modules:\n  |":                        true,
		"- |":                                  false,
		"app:\n  id: x\nanything: else\nperm|": false,
	} {
		if _, list := completeAt(t, oldestClient, marked, ""); len(list.Items) > 0 != want {
			t.Errorf("%d items in\n%s", len(list.Items), marked)
		}
	}
}

func TestCompletionRefused(t *testing.T) {
	c := open(t, Options{}, oldestClient, "modules:\n")
	if m := c.call("textDocument/completion", `{"textDocument":{"uri":"file:///closed"},"position":{"line":0,"character":0}}`); m.Error != nil || !strings.Contains(string(m.Result), `"items":[]`) {
		t.Errorf("a document that is not open: %+v", m)
	}
	for _, method := range []string{"textDocument/completion", "textDocument/hover"} {
		for _, position := range []string{`{}`, `{"line":1}`, `null`} {
			m := c.call(method, fmt.Sprintf(`{"textDocument":{"uri":%q},"position":%s}`, manifestURI, position))
			if m.Error == nil || m.Error.Code != -32602 {
				t.Errorf("%s at %s: %+v, want error -32602", method, position, m)
			}
		}
	}
	for _, position := range []string{`{"line":99,"character":99}`, `{"line":-1,"character":-1}`, `{"line":0.0,"character":1e99}`} {
		c.must("textDocument/completion", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":%s}`, manifestURI, position))
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	var p completionParams
	if err := json.Unmarshal([]byte(`{"textDocument":{"uri":"`+manifestURI+`"},"position":{"line":0,"character":0}}`), &p); err != nil {
		t.Fatal(err)
	}
	if list, err := complete(done, c.server.state.Load(), &p); list != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v, %v", list, err)
	}
}

func TestCompletionCapabilities(t *testing.T) {
	for _, tt := range []struct {
		capabilities string
		resolves     bool
	}{{newestClient, true}, {oldestClient, false}, {`{}`, false}, {`{"textDocument":{"completion":7,"hover":[]}}`, false}} {
		raw := connect(t, Options{}).initialize(tt.capabilities)
		var got struct {
			Capabilities struct {
				CompletionProvider struct {
					TriggerCharacters []string
					ResolveProvider   bool
				}
				HoverProvider bool
			}
		}
		if err := json.Unmarshal(raw, &got); err != nil {
			t.Fatal(err)
		}
		c := got.Capabilities
		if len(c.CompletionProvider.TriggerCharacters) == 0 || c.CompletionProvider.ResolveProvider != tt.resolves || !c.HoverProvider {
			t.Errorf("for %s the server offers %s", tt.capabilities, raw)
		}
	}
}

// TestCompletionAsked: a key that is free is offered to someone who asks for a list, and does
// not come in the way of someone who types.
func TestCompletionAsked(t *testing.T) {
	const before = "modules:\n  jira:dashboardBackgroundScript:\n    - key: "
	for _, tt := range []struct {
		typed, extra string
		items        int
	}{
		{"", "", 1},
		{"", `,"context":{"triggerKind":1}`, 1},
		{"", `,"context":{"triggerKind":2,"triggerCharacter":" "}`, 0},
		{"d", `,"context":{"triggerKind":1}`, 0},
		{"da", `,"context":{"triggerKind":3}`, 0},
	} {
		if _, list := completeAt(t, newestClient, before+tt.typed+"|\n", tt.extra); len(list.Items) != tt.items {
			t.Errorf("%q %s: %s", tt.typed, tt.extra, list.Items)
		}
	}
}

// TestFormatOnce: where most items are snippets, the list says so once, and the others say that
// they are none.
func TestFormatOnce(t *testing.T) {
	const entry = "permissions:\n  |"
	_, list := completeAt(t, newestClient, entry, "")
	if list.format() != 2 {
		t.Fatalf("the format of the list is %d", list.format())
	}
	_, each := completeAt(t, strings.Replace(newestClient, `"insertTextFormat",`, "", 1), entry, "")
	formats := map[int]int{}
	for _, raw := range each.Items {
		var item answeredItem
		if err := json.Unmarshal(raw, &item); err != nil {
			t.Fatal(err)
		}
		_, same := list.item(t, item.Label)
		if max(item.InsertTextFormat, 1) != same.InsertTextFormat {
			t.Errorf("%s: format %d, by itself %d", item.Label, same.InsertTextFormat, item.InsertTextFormat)
		}
		formats[same.InsertTextFormat]++
	}
	if each.format() != 0 || formats[1] == 0 || formats[2] == 0 {
		t.Errorf("formats %v, of the list %d", formats, each.format())
	}
}
