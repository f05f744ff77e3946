package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

// TestCallsOfEdited: an item of a call hierarchy stands for the same thing after an edit, as long as there is one.
func TestCallsOfEdited(t *testing.T) {
	c := open(t, Options{}, "{}", "modules:\n  webtrigger:\n    - key: w1\n      function: f1\n    - key: w2\n      function: f2\n"+
		"  trigger:\n    - key: t\n      function: f2\n      events: [avi:jira:created:issue]\n"+
		"  function:\n    - key: f1\n      handler: index.a\n    - key: f2\n      handler: index.b\n")
	var function, event json.RawMessage
	for _, at := range []struct {
		line, character int
		into            *json.RawMessage
	}{{13, 11, &function}, {9, 20, &event}} {
		var items []json.RawMessage
		raw := c.must("textDocument/prepareCallHierarchy", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, manifestURI, at.line, at.character))
		if err := json.Unmarshal(raw, &items); err != nil || len(items) != 1 {
			t.Fatalf("%s, %v", raw, err)
		}
		*at.into = items[0]
	}
	type end struct{ Name string }
	calls := func(method string, item json.RawMessage) (all []string) {
		var answer []struct {
			From, To   end
			FromRanges []struct{ Start struct{ Line int } }
		}
		raw := c.must("callHierarchy/"+method, fmt.Sprintf(`{"item":%s}`, item))
		if err := json.Unmarshal(raw, &answer); err != nil {
			t.Fatal(err)
		}
		for _, call := range answer {
			all = append(all, fmt.Sprintf("%s%s %d", call.From.Name, call.To.Name, call.FromRanges[0].Start.Line))
		}
		return all
	}
	for i, step := range []struct {
		edit            string
		callers, called []string
	}{
		{change(0, 0, 0, 0, ""), []string{"w2 5", "t 8"}, []string{"t 9"}},
		{change(1, 0, 1, 0, "  macro:\n    - key: m\n"), []string{"w2 7", "t 10"}, []string{"t 11"}},
		{change(13, 0, 15, 0, ""), []string{"w2 7", "t 10"}, []string{"t 11"}},
		{change(13, 11, 13, 13, "f3"), nil, []string{"t 11"}},
		{change(11, 0, 12, 0, ""), nil, nil},
	} {
		c.didChange(manifestURI, 2+i, step.edit)
		if got := calls("incomingCalls", function); !slices.Equal(got, step.callers) {
			t.Errorf("step %d: the function has the callers %q, want %q", i, got, step.callers)
		}
		if got := calls("outgoingCalls", event); !slices.Equal(got, step.called) {
			t.Errorf("step %d: the event calls %q, want %q", i, got, step.called)
		}
	}
}
