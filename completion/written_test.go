package completion

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// TestWritten: the text after an item was accepted.
func TestWritten(t *testing.T) {
	tests := []struct {
		name, src, label, want string
		plain                  bool
	}{
		{"section with what it needs", "a‸", "app", "app:\n  id: ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000\n  runtime:\n    name: nodejs24.x", false},
		{"without placeholders", "a‸", "app", "app:", true},
		{"scalar", script + "    - key: a\n      reso‸\n", "resource", script + "    - key: a\n      resource: \n", false},
		{"map", script + "    - key: a\n      reso‸\n" + functions, "resolver", script + "    - key: a\n      resolver:\n        function: fetch\n" + functions, false},
		{"map without placeholders", script + "    - key: a\n      reso‸\n" + functions, "resolver", script + "    - key: a\n      resolver:\n" + functions, true},
		{"map, nothing declared, without placeholders", script + "    - key: a\n      reso‸\n", "resolver", script + "    - key: a\n      resolver:\n", true},
		{"the alternative that is declared", script + "    - key: a\n      ‸\n  endpoint:\n    - key: api\n      remote: b\n", "resolver", script + "    - key: a\n      resolver:\n        endpoint: api\n  endpoint:\n    - key: api\n      remote: b\n", false},
		{"list", "app:\n  id: x\npermissions:\n  ‸\n", "scopes", "app:\n  id: x\npermissions:\n  scopes:\n    - \n", false},
		{"the file's indentation", "permissions:\n    scopes:\n    - read:jira-work\n    ext‸\n", "external", "permissions:\n    scopes:\n    - read:jira-work\n    external:\n        \n", false},
		{"the file's dashes", "resources:\n- key: a\n  path: b\nmodules:\n    macro:\n    - key: c\n    jira:iss‸\n", "jira:issuePanel", "resources:\n- key: a\n  path: b\nmodules:\n    macro:\n    - key: c\n    jira:issuePanel:\n    - key: issue-panel\n      title: Title\n      icon: https://example.com/icon.svg\n      resource: a\n", false},
		{"CRLF", "app:\r\n  id: x\r\npermissions:\r\n  ‸\r\n", "scopes", "app:\r\n  id: x\r\npermissions:\r\n  scopes:\r\n    - \r\n", false},
		{"too deep a line", "app:\n  id: x\n      ‸\n", "description", "app:\n  id: x\n  description: \n", false},
		{"not deep enough", script + "    - key: a\n‸\n      render: native\n", "resource", script + "    - key: a\n      resource: \n      render: native\n", false},
		{"a whole item", script + "    - ‸\n" + resources, "key, resource", script + "    - key: dashboard-background-script\n      resource: main\n" + resources, false},
		{"a whole item, without its dash", script + "    ‸\n" + resources, "key, resource", script + "    - key: dashboard-background-script\n      resource: main\n" + resources, false},
		{"a whole item behind another", script + "    - key: dashboard-background-script\n      resource: main\n    ‸\n" + resources, "key, resource", script + "    - key: dashboard-background-script\n      resource: main\n    - key: dashboard-background-script-2\n      resource: main\n" + resources, false},
		{"behind the dash without a space", script + "    -‸\n", "resource", script + "    - resource: \n", false},
		{"behind the colon without a space", script + "    - key: a\n      resource:‸\n" + resources, "main", script + "    - key: a\n      resource: main\n" + resources, false},
		{"a list on the line of its key", "modules:\n  jira:dashboardBackgroundScript: ‸\n", "- key, resource", "resources:\n  - key: main\n    path: src/frontend/index.jsx\n" + script + "    - key: dashboard-background-script\n      resource: main\n      render: native\n", false},
		{"flow", "modules: {jira:dashboardBackgroundScript: [{key: a, ‸}]}\n", "resolver", "modules: {jira:dashboardBackgroundScript: [{key: a, resolver: {function: main}}]}\n", false},
		{"flow before another", "modules: {jira:dashboardBackgroundScript: [{‸ key: a}]}\n", "resource", "modules: {jira:dashboardBackgroundScript: [{resource: ,  key: a}]}\n", false},
		{"flow item", "modules: {jira:dashboardBackgroundScript: [‸]}\n", "{key, resource}", "modules: {jira:dashboardBackgroundScript: [{key: dashboard-background-script, resource: main}]}\n", false},
		{"flow that is not closed", script + "    - key: a\n      resolver: {‸\n", "function", script + "    - key: a\n      resolver: {function: }\n", false},
		{"middle of a key", script + "    - key: a\n      rend‸erx: default\n", "resource", script + "    - key: a\n      resource: default\n", false},
		{"key without its colon and with a value", script + "    - key: a\n      reso‸\n        function: f\n", "resolver", script + "    - key: a\n      resolver:\n        function: f\n", false},
		{"middle of a value", script + "    - key: a\n      resource: ma‸ster\n" + resources, "main/settings", script + "    - key: a\n      resource: main/settings\n" + resources, false},
		{"double quotes", script + "    - key: a\n      resource: \"ma‸\"\n" + resources, "main", script + "    - key: a\n      resource: \"main\"\n" + resources, false},
		{"single quotes", script + "    - key: a\n      resource: '‸'\n" + resources, "main", script + "    - key: a\n      resource: 'main'\n" + resources, false},
		{"quoted key", script + "    - key: a\n      \"reso‸\": main\n" + resources, "resource", script + "    - key: a\n      \"resource\": main\n" + resources, false},
		{"variable", "remotes:\n  - key: a\n    baseUrl: https://${HO‸x}/y\nenvironment:\n  variables:\n    - HOST\n", "HOST", "remotes:\n  - key: a\n    baseUrl: https://${HOST}/y\nenvironment:\n  variables:\n    - HOST\n", false},
		{"whole variable", "remotes:\n  - key: a\n    baseUrl: ‸\nenvironment:\n  variables:\n    - HOST\n", "${HOST}", "remotes:\n  - key: a\n    baseUrl: ${HOST}\nenvironment:\n  variables:\n    - HOST\n", false},
		{"half a module type", "modules:\n  jira:‸\n" + resources, "jira:dashboardBackgroundScript", script + "    - key: dashboard-background-script\n      resource: main\n" + resources, false},
		{"tab", "app:\n\t‸\n", "id", "app:\n  id: \n", false},
		{"a value that needs quotes", "permissions:\n  content:\n    scripts:\n      - ‸\n", "blob:", "permissions:\n  content:\n    scripts:\n      - 'blob:'\n", false},
		{"scope as a map", "permissions:\n  scopes:\n    write:jira-work: {}\n    re‸\n", "read:jira-work", "permissions:\n  scopes:\n    write:jira-work: {}\n    read:jira-work: {}\n", false},
		{"an operator of conditions", "modules:\n  jira:issuePanel:\n    - key: a\n      displayConditions:\n        ‸\n", "or", "modules:\n  jira:issuePanel:\n    - key: a\n      displayConditions:\n        or:\n          \n", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, offset, l := complete(t, tt.src, !tt.plain, nil)
			item, ok := find(l, tt.label)
			if !ok {
				t.Fatalf("%q is not in %q", tt.label, labelsOf(l))
			}
			if got := accept(t, f.Buffer().String(), item); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			verify(t, f, offset, item)
		})
	}
}

// TestEveryModule: what is written for a module type is what Forge wants, placeholders
// included, and without them all but what is still to be written.
func TestEveryModule(t *testing.T) {
	for _, snippets := range []bool{true, false} {
		f, offset, l := complete(t, "app:\n  id: x\nmodules:\n  ‸\n"+resources, snippets, nil)
		types := 0
		for _, item := range l.Items {
			verify(t, f, offset, item)
			if item.Kind != Module {
				continue
			}
			types++
			g := manifest.New(text.New(accept(t, f.Buffer().String(), item)))
			for list := range g.ModuleLists() {
				m, _ := g.Catalogue().Module(list.Type)
				for _, e := range list.Entries {
					for _, p := range schema.Evaluate(m.Item, g.Value(e.Node())) {
						if p.Kind.Error() && snippets && p.At.Type() != schema.Null {
							t.Errorf("%s: %v %s %v\n%s", item.Label, p.Kind, p.Name, p.Names, e.Node().Text())
						}
					}
				}
			}
			if item.Documentation() == "" {
				t.Errorf("%s has no documentation", item.Label)
			}
		}
		if types != len(f.Catalogue().ModuleNames()) {
			t.Errorf("%d of %d module types", types, len(f.Catalogue().ModuleNames()))
		}
	}
}

// TestPatterns: whole modules come with all that they name.
func TestPatterns(t *testing.T) {
	places := map[string]string{
		"at the end":       "app:\n  id: x\nmodules:\n  ‸\n",
		"before others":    "modules:\n  ‸\n  macro:\n    - key: a\nremotes:\n  - key: b\n    baseUrl: https://b.c\napp:\n  id: x\n",
		"in a list":        "modules:\n  jira:dashboardBackgroundScript:\n    - ‸\n  macro:\n    - key: a\napp:\n  id: x\n",
		"in the last":      "modules:\n  macro:\n    - key: a\n  jira:dashboardBackgroundScript:\n    ‸\n",
		"behind functions": "modules:\n  function:\n    - handler: index.run\n  ‸\n",
		"at no indent":     "resources:\n- path: a\nmodules:\n  jira:dashboardBackgroundScript:\n  - ‸ # here\n# end\n",
		"in the very last": "modules:\n  jira:dashboardBackgroundScript:\n    - key: a\n      resource: main\n    - ‸",
	}
	for name, src := range places {
		t.Run(name, func(t *testing.T) {
			f, offset, l := complete(t, src, true, nil)
			tried := 0
			for _, item := range l.Items {
				if item.Kind != Snippet || item.Detail != "with what it needs" {
					continue
				}
				tried++
				verify(t, f, offset, item)
				g := manifest.New(text.New(accept(t, f.Buffer().String(), item)))
				for ref := range g.References() {
					if !g.Declares(ref.Kind, ref.Name) {
						t.Errorf("%s: %s %q is not declared:\n%s", item.Label, ref.Kind, ref.Name, g.Buffer())
					}
				}
			}
			if tried < 3 {
				t.Errorf("%d patterns", tried)
			}
		})
	}
}

// TestScopesOfEvents: accepting an event asks for the scopes that it needs.
func TestScopesOfEvents(t *testing.T) {
	const before, after = "modules:\n  trigger:\n    - key: a\n      function: b\n      events:\n        - ", "avi:jira:created:issue\n"
	tests := []struct{ name, src, want string }{
		{"in the list", "permissions:\n  scopes:\n    - storage:app\n" + before + "‸\n", "permissions:\n  scopes:\n    - storage:app\n    - read:jira-work\n" + before + after},
		{"in the list behind", before + "‸\npermissions:\n  scopes: [storage:app]\n", before + after + "permissions:\n  scopes: [storage:app, read:jira-work]\n"},
		{"there already", "permissions:\n  scopes:\n    - read:jira-work\n" + before + "‸\n", "permissions:\n  scopes:\n    - read:jira-work\n" + before + after},
		{"no section", "app:\n  id: x\n" + before + "‸\n", "app:\n  id: x\npermissions:\n  scopes:\n    - read:jira-work\n" + before + after},
		{"no section, others behind", before + "‸\napp:\n  id: x\n", before + after + "app:\n  id: x\npermissions:\n  scopes:\n    - read:jira-work\n"},
		{"no dash", "app:\n  id: x\n" + strings.TrimSuffix(before, "- ") + "‸\n", "app:\n  id: x\npermissions:\n  scopes:\n    - read:jira-work\n" + before + after},
		{"as a map", "permissions:\n  scopes:\n    storage:app: {}\n" + before + "‸\n", "permissions:\n  scopes:\n    storage:app: {}\n    read:jira-work: {}\n" + before + after},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, offset, l := complete(t, tt.src, true, nil)
			item, ok := find(l, "avi:jira:created:issue")
			if !ok {
				t.Fatalf("no event in %d items", len(l.Items))
			}
			verify(t, f, offset, item)
			if got := accept(t, f.Buffer().String(), item); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
