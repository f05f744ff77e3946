package rules_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/yamledit"
)

// TestFixText checks what some fixes write, in block and in flow style.
func TestFixText(t *testing.T) {
	const flowScript = partHead + "modules:\n  jira:dashboardBackgroundScript: [{key: bg, resolver: {function: main}}]\n" +
		"  jira:dashboardGadget: [{key: g, title: G, description: D, thumbnail: https://a.b/c, resource: dash}]\n" +
		"  function: [{key: main, handler: index.run}]\nresources: [{key: dash, path: static}]\n"
	const needless = "modules:\n  jira:issuePanel:\n    - key: panel\n      title: Panel\n      icon: https://example.com/i.svg\n      function: main\n      resolver: {function: main}\n" + partFunctions
	noResource := strings.Replace(script, "      resource: dash\n      resolver", "      resolver", 1)
	tests := []struct{ name, src, title, want string }{
		{"add a resource", noResource, "Add resource: dash", "    - key: bg\n      resource: dash\n      resolver:\n"},
		{"remove a resolver that answers nobody", partHead + needless, "Remove resolver", "      function: main\n  function:\n"},
		{"add a resource in flow style", flowScript, "Add resource: dash", "[{key: bg, resource: dash, resolver: {function: main}}]"},
		{
			"declare a resource", strings.Replace(noResource, "resources:\n  - key: dash\n    path: static/dash\n", "", 1),
			"Add resource: main, and declare it", "    - key: bg\n      resource: main\n      resolver:\n        function: main\n",
		},
		{
			"declare a function", strings.Replace(script, "function: main", "function: fetch", 1),
			"Declare the function \"fetch\"", "      handler: index.run\n    - key: fetch\n      handler: index.fetch\nresources:\n",
		},
		{
			"declare a function in flow style", strings.Replace(flowScript, "function: main", "function: fetch", 1),
			"Declare the function \"fetch\"", "[{key: main, handler: index.run}, {key: fetch, handler: index.fetch}]",
		},
		{
			"keep the indentation of lists", strings.NewReplacer("    - key", "  - key", "      ", "    ", "function: main\n", "function: fetch\n").Replace(script),
			"Declare the function \"fetch\"", "    handler: index.run\n  - key: fetch\n    handler: index.fetch\n",
		},
		{"add an app", script[len(partHead):], "Add app", "app:\n  id: ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000\n  runtime:\n    name: nodejs24.x\nmodules:\n"},
		{"add an id", strings.Replace(script, "  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111\n", "", 1), "Add id: " + yamledit.AppID, "  id: " + yamledit.AppID + "\n"},
		{
			"name a module without quotes", strings.Replace(script, "jira:dashboardGadget", "jira:dashboardGadge", 1),
			"Replace with \"jira:dashboardGadget\"", "\n  jira:dashboardGadget:\n",
		},
		{
			"spaces for a tab", strings.Replace(script, "      handler", "\t  handler", 1),
			"Replace the tabs with 6 spaces", "    - key: main\n      handler: index.run\n",
		},
		{"remove a directive", strings.Replace(script, "modules:\n", "%YAML 1.2\nmodules:\n", 1), "Remove the directive", script},
		{
			"remove text behind a header", strings.Replace(script, "index.run\n", "| text\n        index.run\n", 1),
			"Remove \"text\"", "handler: |\n        index.run\n",
		},
		{"remove one of two quoted keys", strings.Replace(script, "      render: default\n", "      render: default\n      'render': native\n", 1), "Remove this \"render\"", script},
		{
			"write out what is merged", strings.Replace(script, "      render: default\n", "    - <<: {resource: dash, render: native}\n      key: two\n", 1),
			"Write out the properties", "    - resource: dash\n      render: native\n      key: two\n",
		},
		{
			"write out what an alias merges", strings.Replace(script, "    - key: main\n      handler: index.run\n", "    - &f\n      key: main\n      handler: index.run\n      runtime:\n        name: sandbox\n    - <<: *f\n      key: two\n", 1),
			"Write out the properties", "    - handler: index.run\n      runtime:\n        name: sandbox\n      key: two\n",
		},
		{
			"move functions to the modules", strings.Replace(script, "  function:\n    - key: main\n      handler: index.run\n", "functions:\n  - key: main\n    handler: index.run\n", 1),
			"Move it to the modules", script,
		},
		{
			"move functions to the others", strings.Replace(script, "resources:\n", "functions:\n- key: two\n  handler: index.two\n  runtime:\n    name: sandbox\nresources:\n", 1),
			"Move it to the modules", "index.run\n    - key: two\n      handler: index.two\n      runtime:\n        name: sandbox\nresources:\n",
		},
		{"insert a colon", strings.Replace(script, "key: bg", "key bg", 1), "Insert a colon", "    - key: bg\n"},
		{"close a quote", strings.Replace(script, "key: bg", "key: 'bg", 1), "Close the quote", "    - key: 'bg'\n"},
		{"indent", strings.Replace(script, "      resource: dash\n", "     resource: dash\n", 1), "Indent to column 7", script},
		{"quote what needs it", strings.Replace(script, "key: bg", "key: 42", 1), "Put the value between quotes", "    - key: \"42\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var titles []string
			for _, d := range check(t, tt.src) {
				for _, fix := range d.Fixes() {
					if titles = append(titles, fix.Title); fix.Title != tt.title {
						continue
					}
					if got := apply(t, tt.src, fix.Edits); !strings.Contains(got, tt.want) {
						t.Errorf("got:\n%s\nwant in it:\n%s", got, tt.want)
					}
					return
				}
			}
			t.Errorf("no fix %q among %q", tt.title, titles)
		})
	}
}
