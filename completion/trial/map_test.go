package trial_test

import (
	"testing"

	"forge-manifest-ls/completion/trial"
	"forge-manifest-ls/internal/schema"
)

// TestMap: a map of no properties may get one of two that exclude each other, and needs it; the map
// with one of them may not get the other.
func TestMap(t *testing.T) {
	m, ok := schema.Embedded().Module("consumer")
	if !ok {
		t.Fatal("there are no consumers")
	}
	empty := trial.New(trial.EmptyMap{}, []*schema.Schema{m.Item})
	for _, name := range []string{"function", "endpoint", "queue", "key"} {
		if !empty.Allows(name, trial.Unknown{}) {
			t.Errorf("%s is not allowed", name)
		}
	}
	base, err := schema.ParseLiteral([]byte(`{"function": "f"}`))
	if err != nil {
		t.Fatal(err)
	}
	if trial.New(base, []*schema.Schema{m.Item}).Allows("endpoint", trial.Unknown{}) {
		t.Error("an endpoint is allowed beside a function")
	}
	if !empty.Needs("key") || !empty.Needs("queue") || empty.Needs("nothing") {
		t.Error("a consumer needs a key and a queue")
	}
	if !empty.IsOneOf("function") || empty.IsOneOf("key") {
		t.Error("a consumer has a function or another that runs")
	}
}
