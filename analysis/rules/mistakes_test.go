package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// script is the manifest in which the mistakes of the tests below are made.
const script = partHead + `modules:
  jira:dashboardBackgroundScript:
    - key: bg
      resource: dash
      resolver:
        function: main
      render: default
  jira:dashboardGadget:
    - key: gadget
      title: Gadget
      description: Shows the shared data
      thumbnail: https://example.com/gadget.png
      resource: dash
  function:
    - key: main
      handler: index.run
resources:
  - key: dash
    path: static/dash
`

// found writes diagnostics as "line:column id", deprecated modules left out.
func found(src string, diags []analysis.Diagnostic) []string {
	buf := text.New(src)
	out := []string{}
	for _, d := range diags {
		if d.Rule != ruleNamed("module-deprecated") {
			at := buf.PositionAt(d.Span.Start, text.UTF32)
			out = append(out, fmt.Sprintf("%d:%d %s", at.Line+1, at.Character+1, d.Rule.ID))
		}
	}
	return out
}

// TestOneMistakeOneDiagnostic makes one mistake at a time: it must be reported once,
// where its author must touch it, and nothing else with it.
func TestOneMistakeOneDiagnostic(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"none", "", "", ""},
		{"key missing", "    - key: bg\n      resource", "    - resource", "7:7 schema-required"},
		{"resource missing", "      resource: dash\n      resolver:\n        function: main\n", "", "7:7 schema-required"},
		{"resolver without resource", "      resource: dash\n      resolver", "      resolver", "8:7 resolver-without-resource"},
		{"empty resolver without resource", "      resource: dash\n      resolver:\n        function: main\n", "      resolver:\n", "8:7 resolver-without-resource"},
		{"required name misspelt", "resource: dash\n      resolver", "resorce: dash\n      resolver", "8:7 schema-additional-property"},
		{"optional name misspelt", "resolver:", "resolvr:", "9:7 property-unknown"},
		{"resolver empty", "resolver:\n        function: main\n", "resolver:\n", "9:7 resolver-shape"},
		{"resolver is an empty map", "resolver:\n        function: main\n", "resolver: {}\n", "9:7 resolver-shape"},
		{"resolver is null", "resolver:\n        function: main\n", "resolver: null\n", "9:7 resolver-shape"},
		{"resolver is a text", "resolver:\n        function: main\n", "resolver: main\n", "9:17 resolver-shape"},
		{"resolver is a list", "        function: main\n", "        - function: main\n", "9:7 resolver-shape"},
		{"resolver has both", "        function: main\n", "        function: main\n        endpoint: x\n", "11:9 resolver-shape"},
		{"resolver has more", "        function: main\n", "        function: main\n        method: x\n", "11:9 resolver-shape"},
		{"resolver misspelt inside", "function: main\n      render", "functoin: main\n      render", "10:9 resolver-shape"},
		{"resolver's function not indented", "        function: main\n", "      function: main\n", "9:7 resolver-shape"},
		{"resolver's function is null", "        function: main\n", "        function:\n", "10:9 schema-type"},
		{"resolver's function is a handler", "        function: main\n", "        function: index.run\n", "10:19 schema-pattern"},
		{"function unknown", "        function: main\n", "        function: mian\n", "10:19 reference-function"},
		{"endpoint unknown", "        function: main\n", "        endpoint: main\n", "10:19 reference-endpoint"},
		{"resource unknown", "resource: dash\n      resolver", "resource: dsh\n      resolver", "8:17 reference-resource"},
		{"resource is a path", "resource: dash\n      resolver", "resource: static/dash\n      resolver", "8:17 reference-resource"},
		{"resource empty", "resource: dash\n      resolver", "resource:\n      resolver", "8:7 schema-type"},
		{"resource is a number", "resource: dash\n      resolver", "resource: 7\n      resolver", "8:17 schema-type"},
		{"resource is a list", "resource: dash\n      resolver", "resource: [dash]\n      resolver", "8:7 schema-type"},
		{"render wrong", "render: default", "render: nativ", "11:15 schema-enum"},
		{"key taken", "key: gadget", "key: main", "19:12 module-key-duplicate"},
		{"key with a space", "key: bg", "key: b g", "7:12 schema-pattern"},
		{"key twice", "render: default", "key: other", "11:7 yaml-duplicate-key"},
		{"module misspelt", "jira:dashboardBackgroundScript", "jira:dashbordBackgroundScript", "6:3 module-unknown"},
		{"list lacks its dash", "    - key: bg\n", "      key: bg\n", "6:3 schema-type"},
		{"merge key", "render: default", "<<: {render: native}", "11:7 merge-key"},
		{"property without value", "render: default", "note:", "11:7 property-null"},
		{"resource below is no text", "render: default", "note: {resource: 5}", "11:24 reference-not-string"},
		{"internal property", "render: default", "renderRuntimeType: iframe", "11:7 internal-field"},
		{"forbidden property", "render: default", "unlicensedAccess: [x]", "11:7 schema-not-allowed"},
		{"function beside the resource", "resolver:\n        function: main\n", "function: main\n", "9:7 property-unknown"},
		{"unclosed quote", "key: bg", "key: \"bg", "7:12 yaml-unclosed-quote"},
		{"unclosed quote of a declared key", "key: main\n", "key: 'main\n", "19:12 yaml-unclosed-quote"},
		{"tab", "      render", "\trender", "11:1 yaml-tab-indentation"},
		{"indented less", "      resource: dash\n      resolver", "     resource: dash\n      resolver", "8:1 yaml-bad-indentation"},
		{"indented more", "      resource: dash\n      resolver", "       resource: dash\n      resolver", "8:1 yaml-bad-indentation"},
		{"no colon", "resource: dash\n      resolver", "resource dash\n      resolver", "8:7 yaml-missing-colon"},
		{"half a key", "      render: default", "      rend", "11:7 yaml-missing-colon"},
		{"half a required key", "    - key: bg\n      resource: dash\n", "    - ke\n      resource: dash\n", "7:7 yaml-missing-colon"},
		{"section without colon", "resources:\n", "resources\n", "21:1 yaml-missing-colon"},
		{"modules without colon", "modules:\n", "modules\n", "5:1 yaml-missing-colon"},
		{"no space", "resource: dash\n      resolver", "resource:dash\n      resolver", "8:15 yaml-missing-space"},
		{"list on the line of its key", "  function:\n    - key: main", "  function: - key: main", "18:13 yaml-item-on-key-line"},
		{"dash in a map", "      render", "      - render", "11:7 yaml-unexpected-item"},
		{"colon in a value", "title: Gadget", "title: Gadget: new", "14:20 yaml-nested-mapping"},
		{"merge key for what is required", "    - key: main\n      handler: index.run\n", "    - &f\n      key: main\n      handler: index.run\n    - <<: *f\n      key: two\n", "22:7 merge-key"},
		{"merge key among modules", "  function:\n", "  <<: {}\n  function:\n", "18:3 merge-key"},
		{"tag without a value", "key: bg", "key: !", "7:7 schema-pattern"},
		{"alias inside of what it names", "  function:\n    - key: main\n", "  function: &all\n    - key: main\n      providers: *all\n", "20:18 yaml-recursive-alias"},
		{"title of newer pages", "render: default", "title: Shared data", ""},
		{"title without value", "render: default", "title:", "11:7 property-null"},
		{"variables as a text", "resources:", "environment:\n  variables: REGION\nresources:", "22:14 env-variables-shape"},
		{"variable without a name", "resources:", "environment:\n  variables:\n    -\nresources:", "23:5 env-variables-shape"},
		{"second modules", "resources:", "modules:\n  function:\n    - key: two\n      handler: index.two\nresources:", "21:1 yaml-duplicate-key"},
		{"second modules, empty", "resources:", "modules:\nresources:", "21:1 yaml-duplicate-key"},
		{"unknown key twice", "    path: static/dash\n", "    path: static/dash\n    x: 1\n    x: 2\n", "25:5 yaml-duplicate-key"},
		{"unknown key twice in flow style", "  - key: dash\n    path: static/dash\n", "  - {key: dash, path: static, x: 1, x: 2}\n", "22:37 yaml-duplicate-key"},
		{"second document", "    path: static/dash\n", "    path: static/dash\n---\nmodules:\n  function:\n    - key: main\n", "24:1 yaml-multiple-documents"},
		{"section indented by one", "resources:", " resources:", "21:1 yaml-bad-indentation"},
		{"key of 1,100 characters", "    path: static/dash\n", "    path: static/dash\n    " + strings.Repeat("k", 1100) + ": 1\n", "24:5 yaml-long-key"},
		{"functions at the top", "  function:\n    - key: main\n      handler: index.run\n", "functions:\n  - key: main\n    handler: index.run\n", "18:1 schema-additional-property"},
		{"endpoint at the top", "resources:", "endpoint:\n  - key: e\n    remote: r\nresources:", "21:1 schema-additional-property"},
		{"conflict", "      render: default\n", "<<<<<<< HEAD\n      render: default\n=======\n      render: native\n>>>>>>> x\n", "11:1 yaml-conflict-marker"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(script, tt.old) {
				t.Fatalf("%q is not in the manifest", tt.old)
			}
			src := strings.Replace(script, tt.old, tt.new, 1)
			if got := strings.Join(found(src, check(t, src)), ", "); got != tt.want {
				t.Errorf("got %q, want %q\n%s", got, tt.want, src)
			}
		})
	}
}

// TestMistakesDoNotHideEachOther makes several mistakes of different layers at once.
func TestMistakesDoNotHideEachOther(t *testing.T) {
	src := strings.NewReplacer(
		"key: bg", "key: \"bg", "render: default", "render: x", "handler:", "handlr:",
		"resource: dash\n  function", "resource: dish\n  function", "path:", "pth:",
	).Replace(script)
	want := []string{
		"7:12 yaml-unclosed-quote", "11:15 schema-enum", "17:17 reference-resource",
		"20:7 schema-additional-property", "23:5 schema-additional-property",
	}
	if got := found(src, check(t, src)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestOneMistakeInResources mixes up the kinds of a resource's entries.
func TestOneMistakeInResources(t *testing.T) {
	src := partHead + `modules:
  jira:globalPage:
    - key: global
      title: Global
      resource: main/settings
  jira:projectPage:
    - key: page
      title: Page
      render: native
      resource: main/other
resources:
  - key: main
    path: static/main
    entry:
      settings: settings.html
      other: other.jsx
`
	want := []string{"14:17 resource-entry-type-conflict"}
	if got := found(src, check(t, src)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
