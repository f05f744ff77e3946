package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// TestMessages checks what some messages say.
func TestMessages(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"quoted key twice", "      render: default\n", "      \"render\": default\n      'render': native\n", "\"render\" is already set on line 11: keep only one of them"},
		{"empty map", "    path: static/dash\n", "    path: static/dash\n    entry: {}\n", "\"entry\" is an empty map: add an entry, or remove it"},
		{"long name", "    path: static/dash\n", "    path: static/dash\n    " + strings.Repeat("k", 900) + ": 1\n", "\"" + strings.Repeat("k", 40) + "...\" is not a property of an entry of \"resources\" (schema 13.7.0): remove it, or use \"entry\", \"bundler\" or \"tunnel\""},
		{"functions at the top", "resources:", "functions: []\nresources:", "\"functions\" is not a property of the manifest (schema 13.7.0): it belongs under \"modules\", as \"function\""},
		{"resource named like a function", "resource: dash\n      resolver", "resource: main\n      resolver", "the resource \"main\" is not declared at \"resources\": there is only \"dash\""},
		{"endpoint named like a function", "        function: main", "        endpoint: main", "the endpoint \"main\" is not declared at \"modules.endpoint\": \"main\" is a function"},
		{"runtime", "nodejs24.x", "nodejs20.x", "apps with \"nodejs20.x\" can no longer be deployed (since 2026-05-06): use \"nodejs24.x\" or \"nodejs22.x\""},
		{"directive in the middle", "modules:\n", "%YAML 1.2\nmodules:\n", "a directive stands above the \"---\" that starts the document: a manifest needs none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range check(t, strings.Replace(script, tt.old, tt.new, 1)) {
				if d.Rule != ruleNamed("module-deprecated") {
					got = append(got, d.Message)
				}
			}
			if !slices.Equal(got, []string{tt.want}) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
