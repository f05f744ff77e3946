package example

import (
	"context"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// TestEntries: the example of an entry, and each of its alternatives, is what the schema of its
// module type accepts.
func TestEntries(t *testing.T) {
	c := schema.Embedded()
	for _, name := range c.ModuleNames() {
		m, ok := c.Module(name)
		if !ok {
			t.Fatalf("%s is not in the catalogue", name)
		}
		v := Of(c).Entry(name, m.Item)
		for _, one := range append([]*Value{v}, v.Others...) {
			for _, p := range schema.Evaluate(m.Item, (&Value{Type: schema.Map, Fields: one.Fields}).Judged()) {
				if p.Kind.Error() {
					t.Errorf("%s, %s: %v %s %v", name, one.Title(), p.Kind, p.Name, p.Names)
				}
			}
		}
	}
}

// TestKnown: an example has what the documentation's examples have, and values that make sense.
func TestKnown(t *testing.T) {
	c := schema.Embedded()
	for _, tt := range []struct{ typ, field, text string }{
		{"webtrigger", "response", ""},
		{"action", "actionVerb", "GET"},
		{"scheduledTrigger", "interval", "hour"},
		{"rovo:agent", "conversationStarters", ""},
		{"jira:workflowValidator", "expression", "true"},
	} {
		m, _ := c.Module(tt.typ)
		v := Of(c).Entry(tt.typ, m.Item)
		found := false
		for _, f := range v.Fields {
			found = found || f.Name == tt.field && (tt.text == "" || f.Value.Text == tt.text)
		}
		if !found {
			t.Errorf("%s has no %s %q", tt.typ, tt.field, tt.text)
		}
	}
}

// TestPrepare: the examples of all module types are made, or none where it was stopped.
func TestPrepare(t *testing.T) {
	c := schema.Embedded()
	count := func(ctx context.Context) (n int) {
		all := &Set{catalogue: c}
		all.Prepare(ctx)
		all.kept.Range(func(any, any) bool { n++; return true })
		return n
	}
	if n := count(t.Context()); n != len(c.ModuleNames()) {
		t.Errorf("%d examples of %d module types", n, len(c.ModuleNames()))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if n := count(ctx); n != 0 {
		t.Errorf("%d examples after it was stopped", n)
	}
}
