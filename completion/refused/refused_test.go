package refused_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/completion/refused"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// entryOf is the first entry of a module type in a text.
func entryOf(t *testing.T, src, typ string) (*manifest.File, *manifest.Entry) {
	t.Helper()
	f := manifest.New(text.New(src))
	for l := range f.ModuleLists() {
		if l.Type == typ {
			return f, l.Entries[0]
		}
	}
	t.Fatalf("there is no %s in %q", typ, src)
	return nil, nil
}

func TestProperty(t *testing.T) {
	for _, tt := range []struct {
		src, place string
		want       bool
	}{
		{"modules:\n  jira:adminPage:\n    - key: a\n      useAsConfig: true\n", "jira:adminPage/pages", true},
		{"modules:\n  jira:adminPage:\n    - key: a\n      useAsConfig: false\n", "jira:adminPage/pages", false},
		{"modules:\n  jira:globalPage:\n    - key: a\n      sections: []\n", "jira:globalPage/pages", true},
		{"modules:\n  jira:globalPage:\n    - key: a\n", "jira:globalPage/pages", false},
		{"modules:\n  trigger:\n    - key: a\n      events: [avi:jira:created:issue]\n", "trigger/filter/ignoreSelf", false},
		{"modules:\n  trigger:\n    - key: a\n      events: [avi:jira:created:issue, avi:confluence:created:page]\n", "trigger/filter/ignoreSelf", true},
		{"modules:\n  trigger:\n    - key: a\n      events: [{eventType: avi:jira:created:issue}]\n", "trigger/filter/ignoreSelf", true},
	} {
		names := strings.Split(tt.place, "/")
		f, e := entryOf(t, tt.src, names[0])
		if got := refused.Property(f, e, syntax.Node{}, names); got != tt.want {
			t.Errorf("%s in %q: %v", tt.place, tt.src, got)
		}
	}
}

func TestItem(t *testing.T) {
	for src, want := range map[string]bool{
		"modules:\n  llm:\n    - key: a\n":   true,
		"modules:\n  macro:\n    - key: a\n": false,
	} {
		typ := strings.TrimSuffix(strings.Fields(src)[1], ":")
		f, e := entryOf(t, src, typ)
		list := f.Value(f.Tree().Root()).Content().Get("modules").Get(typ)
		if got := refused.Item(f, typ, list, syntax.Node{}); got != want {
			t.Errorf("one more in %q: %v", src, got)
		}
		if refused.Item(f, typ, list, e.Node()) {
			t.Errorf("the only one in %q is refused", src)
		}
	}
}

func TestFunction(t *testing.T) {
	for _, tt := range []struct {
		seconds, typ string
		want         bool
	}{
		{"25", "trigger", false},
		{"26", "trigger", true},
		{"55", "webtrigger", false},
		{"56", "webtrigger", true},
		{"900", "consumer", false},
		{"900", "scheduledTrigger", false},
		{"long", "trigger", false},
	} {
		f, e := entryOf(t, "modules:\n  function:\n    - key: a\n      timeoutSeconds: "+tt.seconds+"\n", "function")
		if got := refused.Function(f, tt.typ, e); got != tt.want {
			t.Errorf("%s seconds for %s: %v", tt.seconds, tt.typ, got)
		}
	}
}
