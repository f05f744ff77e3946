package manifest

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"
)

func TestScopes(t *testing.T) {
	tests := []struct {
		name, src string
		want      string // names, those in quotes with them
		open      bool
	}{
		{"list", "permissions:\n  scopes:\n    - read:a\n    - 'read:b'\n", "read:a 'read:b'", false},
		{"map", "permissions:\n  scopes:\n    read:a: {}\n    \"read:b\":\n      allowImpersonation: true\n", `read:a "read:b"`, false},
		{"flow", "permissions: {scopes: [read:a, read:b]}\n", "read:a read:b", false},
		{"alias", "environment: {variables: [&x read:a]}\npermissions:\n  scopes: [*x]\n", "*x", false},
		{"none", "permissions:\n  content: {}\n", "", false},
		{"no section", "app: {}\n", "", false},
		{"text", "permissions:\n  scopes: read:a\n", "", true},
		{"null", "permissions:\n  scopes:\n", "", true},
		{"no map", "permissions: []\n", "", true},
		{"variable", "environment: {variables: [X]}\npermissions:\n  scopes: [read:a, '${X}']\n", "read:a", true},
		{"default", "environment: {variables: [{key: X, default: 'read:b'}]}\npermissions:\n  scopes: ['${X}']\n", "'${X}'", false},
		{"broken", "permissions:\n  scopes:\n    - \"read:a\n    - read:b\n", "read:b", true},
		{"half typed", "app: {}\npermiss\n", "", true},
		{"misspelt section", "permission:\n  scopes: [read:a]\n", "", true},
		{"misspelt property", "permissions:\n  scope: [read:a]\n", "", true},
		{"scopes at the top", "scopes: [read:a]\n", "", true},
		{"below another section", "app:\n  permissions:\n    scopes: [read:a]\n", "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := New(text.New(tt.src)).Scopes()
			var written []string
			for _, s := range got.All {
				value := tt.src[s.Value.Start:s.Value.End]
				written = append(written, value)
				if inside := tt.src[s.Span.Start:s.Span.End]; inside != strings.Trim(value, `'"`) {
					t.Errorf("the span of %s is %q", value, inside)
				}
			}
			if strings.Join(written, " ") != tt.want || got.Open != tt.open {
				t.Errorf("got %q, open %v; want %q, %v", written, got.Open, tt.want, tt.open)
			}
		})
	}
}

func TestScopeUses(t *testing.T) {
	src := `modules:
  trigger:
    - key: t
      events:
        - avi:jira:created:issue
        - eventType: "avi:jira:updated:issue"
        - avi:nobody:knows
        - ${EVENT}
  rovo:agentConnector:
    - productContexts: ['jira', none]
  bitbucket:mergeCheck:
    - key: check
    - name: unnamed
  webtrigger:
    - key: hook
environment:
  variables: [EVENT]
`
	f := New(text.New(src))
	type use struct {
		written  string
		reason   ScopeReason
		official bool
		scope    string
	}
	var got []use
	for u := range f.ScopeUses() {
		got = append(got, use{src[u.Span.Start:u.Span.End], u.Reason, u.Official, u.AnyOf[0][0]})
		if !u.Needs(u.AnyOf[0][0]) || u.Needs("read:nothing") || u.Entry == nil {
			t.Errorf("%s: needs %v", u.Name, u.AnyOf)
		}
	}
	want := []use{
		{"avi:jira:created:issue", ByEvent, true, "read:jira-work"},
		{"avi:jira:updated:issue", ByEvent, false, "read:jira-work"},
		{"jira", ByContext, true, "read:jira-work"},
		{"check", ByModule, true, "read:pullrequest:bitbucket"},
		{"", ByModule, true, "read:pullrequest:bitbucket"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	for u := range f.ScopeUses() {
		if u.Reason == ByEvent && !u.Needs("read:issue:jira") {
			t.Errorf("%s does without its granular scopes", u.Name)
		}
	}
}
