package schema_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/jsonvalue"
	"forge-manifest-ls/internal/testing/oracle"
)

// What documentation has beside the schema is laid over the catalogue: each row is about a place
// that is there, and says from where it is known.
func TestDocumentedRows(t *testing.T) {
	date := regexp.MustCompile(`^20\d\d-\d\d(-\d\d)?$`)
	for _, row := range schema.DocumentedRows() {
		if !date.MatchString(row.AsOf) || row.Source != "" && !strings.HasPrefix(row.Source, "https://") {
			t.Errorf("%v: source %q, as of %q", row.Places, row.Source, row.AsOf)
		}
		for _, place := range row.Places {
			here := []*schema.Schema{schema.Embedded().Whole()}
			for step := range strings.SplitSeq(place, "/") {
				here = below(here, step)
			}
			if len(here) == 0 {
				t.Errorf("nothing is at %s", place)
			}
			for _, v := range row.Outdated {
				if !slices.ContainsFunc(schema.PartsOf(here, nil), func(s *schema.Schema) bool { return s.Enum != nil && s.Accepts(v) && s.Outdates(v) != nil }) {
					t.Errorf("%s is no outdated value of %s", v, place)
				}
			}
			for _, name := range row.Names {
				if len(below(here, name)) == 0 {
					t.Errorf("%s does not show in %s: its map is closed, or refuses it", name, place)
				}
			}
		}
	}
}

// A property that only documentation has is known, and its value is not judged.
func TestDocumentedProperty(t *testing.T) {
	tests := []struct{ name, module, value, want string }{
		{"required of an input", "action", `{"key":"k","function":"f","actionVerb":"GET","description":"d","inputs":{"i":{"title":"t","type":"string","description":"d","required":true}}}`, ""},
		{"its value is not judged", "action", `{"key":"k","function":"f","actionVerb":"GET","description":"d","inputs":{"i":{"title":"t","type":"string","description":"d","required":"yes"}}}`, ""},
		{"render of Bitbucket", "bitbucket:repoCodeOverviewCard", `{"key":"k","title":"t","resource":"r","render":"native"}`, ""},
		{"icon of a macro", "macro", `{"key":"k","title":"t","resource":"r","icon":"https://example.com/i.png","categories":["visuals"],"viewportSize":"small"}`, ""},
		{"unlicensed access", "jiraServiceManagement:portalFooter", `{"key":"k","resource":"r","unlicensedAccess":["customer"],"viewportSize":"small"}`, ""},
		{"refused unlicensed access", "jiraServiceManagement:queuePage", `{"key":"k","title":"t","resource":"r","unlicensedAccess":["customer"]}`, "Forbidden /unlicensedAccess"},
		{"property of another alternative", "jira:customField", `{"key":"k","name":"n","description":"d","type":"string","edit":{"resource":"r","experience":["issue-view","issue-transition"],"validation":{"expression":"true","errorMessage":"e"}}}`, ""},
		{"of an alternative that lacks more", "action", `{"key":"k","function":"f","description":"d","actionType":"a","inputs":{}}`, "UndeclaredProperty /inputs with actionVerb"},
		{"still unknown", "macro", `{"key":"k","title":"t","resource":"r","handler":"h"}`, "UndeclaredProperty /handler"},
		{"categories of a macro are not judged", "macro", `{"key":"k","title":"t","resource":"r","categories":["charts"]}`, ""},
		{"value beside an enumeration", "jira:customField", `{"key":"k","name":"n","description":"d","type":"string","edit":{"resource":"r","experience":["issue-transition"]}}`, ""},
		{"value beside an enumeration of a type", "jira:customFieldType", `{"key":"k","name":"n","description":"d","type":"string","edit":{"resource":"r","experience":["issue-transition"]}}`, ""},
		{"icon of a command", "jira:command", `{"key":"k","title":"t","target":{"page":"p"},"icon":"notification-direct"}`, ""},
		{"a value that is outdated for Custom UI alone", "jira:projectPage", `{"key":"k","title":"t","resource":"r","render":"native","layout":"basic"}`, ""},
		{"misspelt documented one", "macro", `{"key":"k","title":"t","resource":"r","catgories":["visuals"]}`, "UndeclaredProperty /catgories near categories"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m, _ := schema.Embedded().Module(test.module)
			v := jsonvalue.Parse(t, test.value)
			if got := jsonvalue.Brief(v, schema.Evaluate(m.Item, v)); got != test.want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", test.value, got, test.want)
			}
		})
	}
	m, _ := schema.Embedded().Module("macro")
	p := m.Item.Parts(nil)
	isKnown := slices.ContainsFunc(p, func(s *schema.Schema) bool {
		icon := s.Property("icon")
		return icon != nil && icon.Documented != nil && icon.Documented.AsOf == "2026-08"
	})
	if !isKnown {
		t.Error("the icon of a macro does not say from where it is known")
	}
}

// A function that drew with UI Kit 1 is deprecated; one that the app runs is not.
func TestUIKit1(t *testing.T) {
	deprecated := func(module string, path ...string) bool {
		m, _ := schema.Embedded().Module(module)
		here := []*schema.Schema{m.Item}
		for _, step := range path {
			here = below(here, step)
		}
		for _, s := range here {
			for _, part := range s.Parts(nil) {
				if p := part.Property("function"); p != nil && p.Deprecated != nil && p.Deprecated.Of == "UI Kit 1" {
					return true
				}
			}
		}
		return false
	}
	for module, path := range map[string][]string{"macro": {"config"}, "jira:issuePanel": nil, "jira:customField": {"edit"}, "compass:adminPage": nil} {
		if !deprecated(module, path...) {
			t.Errorf("%s %v: not deprecated", module, path)
		}
	}
	for module, path := range map[string][]string{"macro": {"resolver"}, "trigger": nil, "jira:customField": {"value"}, "jira:workflowPostFunction": nil} {
		if deprecated(module, path...) {
			t.Errorf("%s %v: deprecated", module, path)
		}
	}
}

// What the platform limits beyond its schema is known by place, and events by name.
func TestDocumentedLimitsAndEvents(t *testing.T) {
	memory, ok := schema.LimitOf("app/runtime/memoryMB")
	if !ok || memory.Least != 128 || memory.Most != 1024 || memory.Standard != 512 || memory.Source == "" {
		t.Errorf("memory: %+v", memory)
	}
	if _, ok := schema.LimitOf("app/id"); ok {
		t.Error("app/id has a limit")
	}
	for _, name := range []string{"avi:forge:installed:app", "avi:bitbucket:resolved:pullrequest-comment"} {
		if e, ok := schema.Embedded().Event(name); !ok || e.Documented == nil || schema.EventDoc(name) == "" {
			t.Errorf("%s: %+v", name, e)
		}
	}
	permissions, _ := schema.Embedded().Event("avi:confluence:permissions_updated:space:V2")
	if permissions.Documented == nil || !slices.Equal(permissions.Current, []string{"read:confluence-space.summary", "write:confluence-space"}) {
		t.Errorf("%+v", permissions)
	}
	if e, _ := schema.Embedded().Event("avi:jira:created:issue"); e.Documented != nil {
		t.Error("an event of the catalogue is said to be known from documentation alone")
	}
}

// Each type of Connect modules says what it is, and no kind is said that there is not.
func TestConnectKinds(t *testing.T) {
	kinds := map[string]bool{}
	for _, name := range schema.Embedded().ModuleNames() {
		if typ, ok := strings.CutPrefix(name, "connect-"); ok {
			_, kind, _ := strings.Cut(typ, ":")
			kinds[kind] = true
			if schema.PropertyDoc([]string{"connectModules", typ}) == "" {
				t.Errorf("nothing is written about %s", typ)
			}
		}
	}
	for _, kind := range schema.ConnectKinds() {
		if !kinds[kind] {
			t.Errorf("there is no kind %s", kind)
		}
	}
	if len(kinds) < 60 {
		t.Errorf("only %d kinds", len(kinds))
	}
}

// The page of each module type is the one that was found for it, and the pages about other things
// belong to Forge's documentation.
func TestLinksAreThosePagesThatWereFound(t *testing.T) {
	var pages []struct{ Module, URL, Status string }
	if err := json.Unmarshal([]byte(oracle.Read(t, "forge/module-docs.json")), &pages); err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		m, ok := schema.Embedded().Module(page.Module)
		if ok && (m.Link != page.URL || m.Exact != strings.HasPrefix(page.Status, "seen")) {
			t.Errorf("%s: %s (exact: %v), and found was %s (%s)", page.Module, m.Link, m.Exact, page.URL, page.Status)
		}
	}
	if len(pages) < 100 {
		t.Errorf("%d pages", len(pages))
	}
}

// A schema that the user has installed wins where it speaks: what it declares is judged by it, and
// what it does not is still known from documentation.
func TestInstalledSchemaWins(t *testing.T) {
	c := schema.Open(fstest.MapFS{
		"index.json": {Data: []byte(`{"version":"99.0.0","root":0,"modules":{"macro":1}}`)},
		"schemas.jsonl": {Data: []byte(`{"type":"object","properties":{"modules":{"type":"object"}}}
{"type":"array","items":{"type":"object","properties":{"key":{"type":"string"},"icon":{"type":"number"}}}}`)},
		"events.json": {Data: []byte(`{"scopes":{"0":["read:app:forge"]},"events":{"avi:forge:installed:app":[0]}}`)},
		"scopes.json": {Data: []byte(`{"all":["read:app:forge"]}`)},
	})
	m, ok := c.Module("macro")
	if !ok {
		t.Fatal("no macro")
	}
	v := jsonvalue.Parse(t, `{"key":"k","icon":"x","categories":"x","colour":1}`)
	if got := jsonvalue.Brief(v, schema.Evaluate(m.Item, v)); got != "TypeMismatch icon want number\nUndeclaredProperty /colour" {
		t.Errorf("got %s", got)
	}
	if e, _ := c.Event("avi:forge:installed:app"); e.Documented != nil || !slices.Equal(e.Current, []string{"read:app:forge"}) {
		t.Errorf("got %+v", e)
	}
	if e, ok := c.Event("avi:forge:upgraded:app"); !ok || e.Documented == nil {
		t.Errorf("got %+v", e)
	}
}
