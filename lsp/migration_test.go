package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const oldScript = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
modules:
  jira:dashboardBackgroundScript:
    - key: script
      resource: main
      displayConditions: {}
`

func TestMigrationSaysWhatItLeaves(t *testing.T) {
	const plain = `"documentChanges":true`
	tests := map[string]struct {
		client, only string
		want         string // in the answer; empty where there is no action
	}{
		"changes":       {``, `"refactor"`, `"changes":{`},
		"versions":      {plain, `"refactor.rewrite"`, `"documentChanges":[`},
		"annotations":   {plain + `,"changeAnnotationSupport":{}`, `"refactor.rewrite"`, `"changeAnnotations":{`},
		"other actions": {plain, `"refactor.inline"`, ``},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			client := fmt.Sprintf(actionClient, `,"workspace":{"workspaceEdit":{`+tt.client+`}}`)
			c := open(t, Options{}, client, oldScript)
			at := `{"line":4,"character":8}`
			answer := string(c.must("textDocument/codeAction", actionParams(at, at, `{"diagnostics":[],"only":[`+tt.only+`]}`)))
			if tt.want == "" {
				if answer != "[]" {
					t.Errorf("got %s, want no action", answer)
				}
				return
			}
			if !strings.Contains(answer, tt.want) || !strings.Contains(answer, `"kind":"refactor.rewrite"`) {
				t.Errorf("got %s, want it to hold %s", answer, tt.want)
			}
			annotated := strings.Contains(answer, "@forge/dashboards-bridge")
			if wants := strings.Contains(tt.client, "Annotation"); annotated != wants {
				t.Errorf("says what remains: %t, want %t", annotated, wants)
			}
			if strings.Contains(answer, "needsConfirmation") {
				t.Errorf("asks for a confirmation: %s", answer)
			}
			if n := strings.Count(answer, `"title":"Migrate `); n != 1 {
				t.Errorf("%d migrations in %s", n, answer)
			}
		})
	}
}

// TestMigrationIsOfferedOnce: where it is the fix of a diagnostic, it is no refactoring as well.
func TestMigrationIsOfferedOnce(t *testing.T) {
	c := open(t, Options{}, fmt.Sprintf(actionClient, ""), oldScript)
	at := `{"line":3,"character":8}`
	var actions []struct{ Title string }
	if err := json.Unmarshal(c.must("textDocument/codeAction", actionParams(at, at, `{"diagnostics":[]}`)), &actions); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, a := range actions {
		seen[a.Title]++
	}
	for title, n := range seen {
		if n > 1 {
			t.Errorf("%q is offered %d times", title, n)
		}
	}
	if len(seen) == 0 {
		t.Error("nothing is offered")
	}
}
