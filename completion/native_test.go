package completion

import "testing"

// TestNativeAtEnd: where a text ends behind the name of a source file, the next line is written behind
// the name, by editors that can write lines there.
func TestNativeAtEnd(t *testing.T) {
	const src = "resources:\n  - key: kit\n    path: src/index.jsx\nmodules:\n  jira:issuePanel:\n    - key: panel\n      resource: "
	for snippets, want := range map[bool]string{true: "kit\n      render: native", false: "kit"} {
		f, offset, l := complete(t, src+"‸", snippets, nil)
		item, ok := find(l, "kit")
		if !ok {
			t.Fatalf("kit is not in %q", labelsOf(l))
		}
		verify(t, f, offset, item)
		if got := accept(t, src, item); got != src+want {
			t.Errorf("with snippets %v:\n%s", snippets, got)
		}
	}
}
