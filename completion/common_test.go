package completion

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/schema"
)

// TestUsual: what is written is what people write most, not what the schema lists first.
func TestUsual(t *testing.T) {
	const modules = "app:\n  id: x\nmodules:\n  ‸\n"
	tests := []struct{ name, src, label, want string }{
		{"one trigger at most runs every five minutes", modules, "scheduledTrigger", "interval: hour"},
		{"the function form", modules, "consumer", "- key: consumer\n      function: run\n      queue: "},
		{"the endpoint that is there", modules + "  endpoint:\n    - key: api\n      remote: r\n", "consumer", "- key: consumer\n      endpoint: api\n"},
		{"a text", modules, "jira:customField", "type: string\n"},
		{"the default locale", "‸", "translations", "- key: en-US\n      path: locales/en-US.json\n  fallback:\n    default: en-US"},
		{"the address", "‸", "remotes", "- key: remote\n    baseUrl: https://example.com"},
		{"the address of one more", "remotes:\n  - key: a\n    baseUrl: https://b.c\n  ‸\n", "key, baseUrl", "- key: remote\n    baseUrl: https://example.com\n"},
	}
	for _, tt := range tests {
		f, offset, l := complete(t, tt.src, true, nil)
		item, ok := find(l, tt.label)
		if !ok {
			t.Errorf("%s: %q is not in %q", tt.name, tt.label, labelsOf(l))
			continue
		}
		if got := accept(t, f.Buffer().String(), item); !strings.Contains(got, tt.want) {
			t.Errorf("%s: got\n%s", tt.name, got)
		}
		verify(t, f, offset, item)
	}
}

// TestAsked: a key that is free is an idea, and nothing else is.
func TestAsked(t *testing.T) {
	for src, want := range map[string]bool{
		script + "    - key: ‸\n": true, script + "    - ‸\n": false, script + "    - render: ‸\n": false,
	} {
		_, _, l := complete(t, src, true, nil)
		if len(l.Items) == 0 || l.Items[0].Asked != want {
			t.Errorf("%q: %v", src, labelsOf(l))
		}
	}
}

// TestEventsAreAccepted: what is offered without a trial.
func TestEventsAreAccepted(t *testing.T) {
	c := schema.Embedded()
	m, _ := c.Module("trigger")
	var names []*schema.Schema
	for _, list := range schema.PartsOf([]*schema.Schema{example.Property(m.Item.Parts(nil), "events")}, nil) {
		if list.Items != nil {
			names = append(names, list.Items)
		}
	}
	all := eventsOf(c).list
	if len(names) == 0 || len(all) != len(c.EventNames()) {
		t.Fatalf("%d schemas, %d events", len(names), len(all))
	}
	for _, e := range all {
		fine := false
		for _, s := range names {
			fine = fine || s.Accepts(schema.StringLiteral(e.name))
		}
		if !fine {
			t.Errorf("%s is refused", e.name)
		}
	}
}
