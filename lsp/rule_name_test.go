package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// labelsAt opens a document, in which "|" is the cursor, and returns what can be written there, with
// what the lists say of the first item.
func labelsAt(t *testing.T, address, marked string) []string {
	t.Helper()
	before, after, _ := strings.Cut(marked, "|")
	c := connect(t, Options{})
	c.initialize(newestClient)
	c.didOpen(address, before+after)
	at := strings.Split(before, "\n")
	var list struct{ Items []answeredItem }
	raw := c.must("textDocument/completion", fmt.Sprintf(`{"textDocument":{"uri":"%s"},"position":{"line":%d,"character":%d},"context":{"triggerKind":1}}`, address, len(at)-1, len(at[len(at)-1])))
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, item := range list.Items {
		out = append(out, item.Label)
	}
	return out
}

const settingsURI = "file:///app/.forge-manifest-ls.yml"

func TestRuleNamesAreCompleted(t *testing.T) {
	const manifest = "app:\n  id: ari:cloud:ecosystem::app/6b9c3e4a-5b7e-4a43-9a36-8f7e2d1c0b9a\n"
	for name, test := range map[string]struct {
		address, text string
		first         string // the first item; "" where there is none
	}{
		"broken on the line":      {manifestURI, manifest + "  name: Demo # forge-manifest-ls: ignore |\n", "app-name-deprecated"},
		"broken on the next line": {manifestURI, manifest + "  # forge-manifest-ls: ignore |\n  name: Demo\n", "app-name-deprecated"},
		"behind a comma":          {manifestURI, manifest + "  # forge-manifest-ls: ignore app-name-deprecated, app-|\n", "action-"},
		"other comments":          {manifestURI, manifest + "  # ignore |\n", ""},
		"a reason":                {manifestURI, manifest + "  # forge-manifest-ls: ignore app-name-deprecated as |\n", ""},
		"settings":                {settingsURI, "|", "rules"},
		"rules":                   {settingsURI, "rules:\n  |\n", "action-"},
		"rules after others":      {settingsURI, "rules:\n  app-name-deprecated: off\n  |\n", "action-"},
		"severities":              {settingsURI, "rules:\n  app-name-deprecated: |\n", "error"},
		"what nobody knows":       {settingsURI, "other:\n  a: |\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := labelsAt(t, test.address, test.text)
			switch {
			case test.first == "" && len(got) > 0:
				t.Errorf("offered %v, want nothing", got)
			case test.first != "" && (len(got) == 0 || !strings.HasPrefix(got[0], test.first)):
				t.Errorf("offered %.5v, want %s… first", got, test.first)
			}
			written := strings.Contains(strings.ReplaceAll(test.text, "|", ""), "app-name-deprecated")
			if written && slices.Contains(got, "app-name-deprecated") {
				t.Error("a name that is written already is offered")
			}
		})
	}
}

func TestRuleNamesAreExplained(t *testing.T) {
	for _, test := range []struct{ address, text string }{
		{manifestURI, "app: {}\n# forge-manifest-ls: ignore app-name-depr|ecated, x\nmodules: {}\n"},
		{settingsURI, "rules:\n  app-name-|deprecated: off\n"},
	} {
		before, after, _ := strings.Cut(test.text, "|")
		c := connect(t, Options{})
		c.initialize(newestClient)
		c.didOpen(test.address, before+after)
		at := strings.Split(before, "\n")
		got := string(c.must("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":"%s"},"position":{"line":%d,"character":%d}}`, test.address, len(at)-1, len(at[len(at)-1]))))
		if !strings.Contains(got, "`app-name-deprecated`") {
			t.Errorf("%s: %s", test.address, got)
		}
	}
}
