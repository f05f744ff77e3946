package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestChangesBesideTheManifest: an action that changes another file is offered only to clients
// that say so of edits, and one that makes a file only to those that can.
func TestChangesBesideTheManifest(t *testing.T) {
	const named = "app:\n  name: Demo\nmodules:\n  function:\n    - key: walk\n      handler: index.walk\n    - key: sync\n      handler: jobs/sync.run\n"
	const write, off, create = `Write the function "walk"`, "Turn off app-name-deprecated in .forge-manifest-ls.yml", `Write the function "run" in the new file "src/jobs/sync.js"`
	for _, tt := range []struct {
		workspaceEdit string
		want          []string
	}{
		{`{"documentChanges":true}`, nil},
		{`{"documentChanges":true,"changeAnnotationSupport":{}}`, []string{write}},
		{`{"documentChanges":true,"changeAnnotationSupport":{},"resourceOperations":["create"]}`, []string{write, off, create}},
	} {
		var a around
		a.put("/app/src/index.js", "export const run = 1;\n")
		c := open(t, a.options(), `{"workspace":{"workspaceEdit":`+tt.workspaceEdit+`},"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}`, named)
		got := slices.Concat(titlesAt(c, 5, write), titlesAt(c, 1, off), titlesAt(c, 7, create))
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.workspaceEdit, got, tt.want)
		}
	}
}

// titlesAt returns the titles of the actions in the middle of a line that are called so.
func titlesAt(c *client, line int, title string) (titles []string) {
	c.t.Helper()
	at := fmt.Sprintf(`{"line":%d,"character":6}`, line)
	var actions []struct {
		Title string
		Edit  json.RawMessage
	}
	if err := json.Unmarshal(c.must("textDocument/codeAction", actionParams(at, at, `{"diagnostics":[]}`)), &actions); err != nil {
		c.t.Fatal(err)
	}
	for _, a := range actions {
		if a.Title != title {
			continue
		}
		titles = append(titles, a.Title)
		for made, address := range map[string]string{"Turn off": ".forge-manifest-ls.yml", `Write the function "run"`: "src/jobs/sync.js"} {
			want := `{"annotationId":"beside","kind":"create","uri":"file:///app/` + address + `"`
			if strings.HasPrefix(title, made) && !strings.Contains(string(a.Edit), want) {
				c.t.Errorf("the edit %s", a.Edit)
			}
		}
	}
	return titles
}
