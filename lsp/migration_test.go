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
		"annotations":   {plain + `,"changeAnnotationSupport":{}`, `"refactor.rewrite"`, `"needsConfirmation":true`},
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
			var actions []struct{ Title string }
			if err := json.Unmarshal([]byte(answer), &actions); err != nil || len(actions) != 1 {
				t.Errorf("%d actions, %v", len(actions), err)
			}
		})
	}
}
