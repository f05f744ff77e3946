package completion

import (
	"slices"
	"testing"
)

// TestTold: what a list says of its items besides their names.
func TestTold(t *testing.T) {
	tests := []struct{ src, label, detail string }{
		{script + "    - ‸\n", "resource", "required string"},
		{script + "    - ‸\n", "render", "string"},
		{script + "    - key: a\n      render: ‸\n", "default", "default"},
		{"modules:\n  ‸\n", "jira:dashboardBackgroundScript", "deprecated, removed on 2027-05-17"},
		{"app:\n  runtime:\n    name: ‸\n", "nodejs20.x", "removed on 2026-05-06"},
		{"modules:\n  trigger:\n    - key: a\n      events:\n        - ‸\n", "avi:jira:created:issue", "needs read:jira-work"},
		{"permissions:\n  scopes:\n    - ‸\nmodules:\n  trigger:\n    - key: a\n      events:\n        - avi:jira:created:issue\n", "read:jira-work", "needed by avi:jira:created:issue"},
		{"remotes:\n  - key: a\n    baseUrl: ${‸\nenvironment:\n  variables:\n    - key: A\n      default: x\n", "A", "default x"},
	}
	for _, tt := range tests {
		_, _, l := complete(t, tt.src, true, nil)
		item, ok := find(l, tt.label)
		if !ok || item.Detail != tt.detail {
			t.Errorf("%s: %q, want %q", tt.label, item.Detail, tt.detail)
		}
	}
}

// TestDeprecatedLast: what nobody should write any more is marked, and comes last.
func TestDeprecatedLast(t *testing.T) {
	for _, src := range []string{"modules:\n  ‸\n", "app:\n  runtime:\n    name: ‸\n"} {
		_, _, l := complete(t, src, true, nil)
		first := slices.IndexFunc(l.Items, func(item Item) bool { return item.Deprecated })
		if first <= 0 {
			t.Fatalf("%q: the first deprecated item is number %d", src, first)
		}
		for _, item := range l.Items[first:] {
			if !item.Deprecated {
				t.Errorf("%q: %s comes behind %s", src, item.Label, l.Items[first].Label)
			}
		}
	}
}

// TestContinue: what needs a value next says so.
func TestContinue(t *testing.T) {
	_, _, l := complete(t, script+"    - key: a\n      ‸\n", true, nil)
	for _, label := range []string{"resource", "render"} {
		if item, ok := find(l, label); !ok || !item.Continue {
			t.Errorf("%s: %v", label, item.Continue)
		}
	}
	_, _, l = complete(t, script+"    - key: a\n      render: ‸\n", false, nil)
	if item, ok := find(l, "native"); !ok || item.Continue {
		t.Errorf("native: %v", item.Continue)
	}
}

// TestRank: the numbers of items order them as texts.
func TestRank(t *testing.T) {
	for i := range 2500 {
		if rank(i) >= rank(i+1) {
			t.Fatalf("%q, %q", rank(i), rank(i+1))
		}
	}
}
