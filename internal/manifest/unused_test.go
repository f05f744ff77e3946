package manifest

import (
	"strings"
	"testing"
)

func TestUnused(t *testing.T) {
	const declared = "resources: [{key: a}]\nremotes: [{key: a}]\nservices: [{key: a}]\nmodules:\n  function: [{key: f}, {key: g}]\n  endpoint: [{key: e}]\n"
	tests := []struct {
		name, src string
		kind      Kind
		want      string
	}{
		{"none named", "", Function, "f g"},
		{"one named", "  x: [{function: f}]\n", Function, "g"},
		{"named far down", "  x: [{a: [{b: {function: f}}]}, {function: h}]\n", Function, "g"},
		{"named as another kind", "  x: [{endpoint: f}]\n", Function, "f g"},
		{"a name that cannot be told", "  x: [{function: '${V}'}]\nenvironment: {variables: [V]}\n", Function, ""},
		{"a name of another kind that cannot be told", "  x: [{endpoint: '${V}'}]\nenvironment: {variables: [V]}\n", Function, "f g"},
		{"resource", "", Resource, "a"},
		{"resource by its file", "  x: [{icon: 'resource:a;b.svg'}]\n", Resource, ""},
		{"resource by an entry", "  x: [{resource: a/b}]\n", Resource, ""},
		{"remote", "", Remote, "a"},
		{"remote in permissions", "permissions: {external: {fetch: {backend: [{remote: a}]}}}\n", Remote, ""},
		{"remote in providers", "providers: {auth: [{remotes: [a]}]}\n", Remote, ""},
		{"service beside a remote", "  endpoint: [{remote: a, service: a}]\n", Service, ""},
		{"action", "  action: [{key: b}, {key: c}]\n  rovo:mcp: [{tools: [c]}]\n", Action, "b"},
		{"key that cannot be told", "  action: [{key: '${V}'}]\nenvironment: {variables: [V]}\n", Action, ""},
		{"modules in general", "", Module, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range parse(declared + tt.src).Unused(tt.kind) {
				got = append(got, d.Name)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestUnusedIsKept: what nothing refers to is worked out anew only when a name or a reference
// changes.
func TestUnusedIsKept(t *testing.T) {
	f := parse(small)
	first := f.view().unused()
	f = edit(t, f, "index.fetch", "index.other")
	if f.view().unused() != first {
		t.Error("an edit of neither a name nor a reference costs a search")
	}
	f = edit(t, f, "function: fetch", "function: other")
	if f.view().unused() == first {
		t.Error("a reference has changed")
	}
}
