package schema_test

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/jsonvalue"
)

func TestEvents(t *testing.T) {
	c := schema.Embedded()
	names := slices.DeleteFunc(c.EventNames(), func(name string) bool { e, _ := c.Event(name); return e.Documented != nil })
	if len(names) != 155 || !slices.IsSorted(names) {
		t.Errorf("%d events", len(names))
	}
	beta := 0
	for _, name := range names {
		e, ok := c.Event(name)
		if !ok || e.Name != name || len(e.Current) == 0 || e.Deprecated != nil {
			t.Errorf("%s: %+v", name, e)
		}
		if len(e.Beta) > 0 {
			beta++
		}
		for _, scope := range slices.Concat(e.Current, e.Beta) {
			if !c.KnowsScope(scope) {
				t.Errorf("%s needs %s, which is no scope", name, scope)
			}
		}
	}
	if beta != 137 {
		t.Errorf("%d events with granular scopes", beta)
	}
	e, _ := c.Event("avi:jira:assigned:issue")
	granular := []string{"read:issue-type:jira", "read:issue:jira", "read:project:jira", "read:status:jira", "read:user:jira"}
	if !slices.Equal(e.Current, []string{"read:jira-work"}) || !slices.Equal(e.Beta, granular) {
		t.Errorf("got %+v", e)
	}
	if _, ok := c.Event("avi:jira:nope"); ok {
		t.Error("an unknown event is known")
	}
}

func TestScopes(t *testing.T) {
	c := schema.Embedded()
	all := c.Scopes()
	if len(all) != 652 || !slices.IsSorted(all) {
		t.Errorf("%d scopes", len(all))
	}
	interactive, graph := 0, 0
	for _, scope := range all {
		if c.IsInteractive(scope) {
			interactive++
		}
		if c.IsGraph(scope) {
			graph++
		}
	}
	if interactive != 2 || graph != 70 || !c.IsInteractive("read:me") || !c.IsGraph("read:graph:board:jira") {
		t.Errorf("%d interactive, %d of the graph", interactive, graph)
	}
	if c.KnowsScope("read:jira") || !c.KnowsScope("storage:app") {
		t.Error("the scopes are wrong")
	}
}

func TestSmallTables(t *testing.T) {
	c := schema.Embedded()
	if locales := c.Locales(); len(locales) != 26 || !slices.Contains(locales, "en-US") || !slices.IsSorted(locales) {
		t.Errorf("locales %v", locales)
	}
	if scopes := c.AgentContextScopes("jira"); !slices.Equal(scopes, []string{"read:jira-work"}) || c.AgentContextScopes("confluence") == nil || c.AgentContextScopes("x") != nil {
		t.Errorf("scopes of jira: %v", scopes)
	}
	if scopes := c.ModuleScopes("bitbucket:mergeCheck"); !slices.Equal(scopes, []string{"read:pullrequest:bitbucket"}) || c.ModuleScopes("macro") != nil {
		t.Errorf("scopes of merge checks: %v", scopes)
	}
	if c.Version() != "13.7.0" {
		t.Errorf("version %s", c.Version())
	}
}

func TestConditions(t *testing.T) {
	c := schema.Embedded()
	judged, nested := 0, 0
	for _, name := range c.ModuleNames() {
		if conditions, ok := c.Conditions(name); ok {
			judged++
			if conditions.Nested {
				nested++
			}
			if strings.HasPrefix(name, "connect-") {
				t.Errorf("%s has conditions", name)
			}
		}
	}
	if judged != 29 || nested != 4 {
		t.Errorf("%d modules with conditions, %d of them nested", judged, nested)
	}
	page, _ := c.Conditions("jira:adminPage")
	tests := []struct{ value, want string }{
		{`{"isAdmin":true}`, ""},
		{`{"isAdmin":"yes"}`, "TypeMismatch isAdmin want boolean"},
		{`{"isAdmn":true}`, "UnknownProperty /isAdmn near isAdmin"},
	}
	for _, test := range tests {
		v := jsonvalue.Parse(t, test.value)
		if got := jsonvalue.Brief(v, schema.Evaluate(page.Schema, v)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.value, got, test.want)
		}
	}
	if _, ok := c.Conditions("jira:dashboardBackgroundScript"); ok {
		t.Error("Forge does not judge the conditions of background scripts")
	}
}
