package manifest

import (
	"fmt"
	"strings"
	"testing"
)

// uses writes the places that name a definition, as lines counted from 1.
func uses(f *File, kind Kind, name string) string {
	var out []string
	for _, d := range f.Lookup(kind, name) {
		for r := range d.Uses() {
			out = append(out, fmt.Sprintf("%s:%d", strings.Join(r.Path, "."), f.Buffer().LineAt(r.Span.Start)+1))
		}
	}
	return strings.Join(out, " ")
}

func TestUses(t *testing.T) {
	const src = `modules:
  macro:
    - {key: a, function: f, resource: r/x, config: {function: f}}
    - {key: b, resource: r, icon: 'resource:r;b.svg'}
    - {key: c, function: '${V}'}
  function: [{key: f}, {key: g}]
  endpoint: [{key: f, remote: f}]
  jira:command: [{key: k, target: {page: p}}]
  jira:timeTrackingProvider: [{key: l, adminPage: p}]
  jira:adminPage: [{key: p}]
resources: [{key: r}]
remotes: [{key: f}]
permissions: {external: {fetch: {backend: [{remote: f}]}}}
environment: {variables: [V]}
`
	tests := []struct {
		kind Kind
		name string
		want string
	}{
		{Function, "f", "function:3 config.function:3"},
		{Function, "g", ""},
		{Resource, "r", "resource:3 resource:4 icon:4"},
		{Remote, "f", "remote:7 permissions.external.fetch.backend.0.remote:13"},
		{Endpoint, "f", ""},
		{Page, "p", "target.page:8 adminPage:9"},
		{Module, "a", ""},
	}
	f := parse(src)
	for _, tt := range tests {
		if got := uses(f, tt.kind, tt.name); got != tt.want {
			t.Errorf("uses of %s %s: got %q, want %q", tt.kind, tt.name, got, tt.want)
		}
	}
}

// TestUsesFollowEdits: what was collected for one version must hold in the next, where entries
// have moved or come to name something else.
func TestUsesFollowEdits(t *testing.T) {
	f := parse("modules:\n  macro:\n    - key: a\n      function: f\n    - key: b\n      function: f\n  function:\n    - key: f\n")
	for _, step := range []struct{ old, new, want string }{
		{"", "", "function:4 function:6"},
		{"    - key: b\n", "    - key: x\n    - key: b\n", "function:4 function:7"},
		{"key: a\n      function: f", "key: a\n      function: g", "function:7"},
		{"    - key: x\n", "", "function:6"},
		{"modules:", "# c\nmodules:", "function:7"},
	} {
		if step.old != step.new {
			f = edit(t, f, step.old, step.new)
		}
		if got := uses(f, Function, "f"); got != step.want {
			t.Errorf("after %q: got %q, want %q", step.new, got, step.want)
		}
	}
}
