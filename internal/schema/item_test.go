package schema_test

import (
	"testing"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/jsonvalue"
)

// What each mistake in a module entry is called: one mistake, one problem.
func TestItemProblems(t *testing.T) {
	const script, gadget, endpoint = "jira:dashboardBackgroundScript", "jira:dashboardGadget", "endpoint"
	const texts = `"key":"k","title":"t","description":"d","thumbnail":"x"`
	tests := []struct{ name, module, value, want string }{
		{"minimal", script, `{"key":"k","resource":"r"}`, ""},
		{"empty item", script, `{}`, "Required /key\nRequired /resource"},
		{"null item", script, `null`, "TypeMismatch  want map"},
		{"misspelt required", script, `{"key":"k","resorce":"r"}`, "UnknownProperty /resorce for resource"},
		{"case of required", script, `{"Key":"k","resource":"r"}`, "UnknownProperty /Key for key"},
		{"misspelt optional", script, `{"key":"k","resource":"r","resolvr":{}}`, "UndeclaredProperty /resolvr near resolver"},
		{"documented", script, `{"key":"k","resource":"r","title":"x"}`, ""},
		{"documented, of another type", script, `{"key":"k","resource":"r","title":{}}`, ""},
		{"undeclared", script, `{"key":"k","resource":"r","name":"x"}`, "UndeclaredProperty /name"},
		{"forbidden", script, `{"key":"k","resource":"r","unlicensedAccess":null}`, "Forbidden /unlicensedAccess"},
		{"internal", script, `{"key":"k","resource":"r","renderRuntimeType":"iframe"}`, "Internal /renderRuntimeType"},
		{"internal and wrong", script, `{"key":"k","resource":"r","renderRuntimeType":5}`, "Internal /renderRuntimeType"},
		{"empty key", script, `{"key":"","resource":"r"}`, "PatternMismatch key"},
		{"empty resource", script, `{"key":"k","resource":""}`, "Length resource"},
		{"path as resource", script, `{"key":"k","resource":"static/hello/build"}`, "PatternMismatch resource"},
		{"long path as resource", script, `{"key":"k","resource":"static/hello/build/static/hello/build/static/hello/build"}`, "PatternMismatch resource"},
		{"render", script, `{"key":"k","resource":"r","render":"nativ"}`, "Enum render near native [default native]"},
		{"resolver null", script, `{"key":"k","resource":"r","resolver":null}`, "TypeMismatch resolver want map"},
		{"resolver string", script, `{"key":"k","resource":"r","resolver":"f"}`, "TypeMismatch resolver want map"},
		{"resolver empty", script, `{"key":"k","resource":"r","resolver":{}}`, "Choice resolver/ function|endpoint"},
		{"resolver both", script, `{"key":"k","resource":"r","resolver":{"endpoint":"e","function":"f"}}`, "Exclusive resolver/function endpoint|function"},
		{"resolver other", script, `{"key":"k","resource":"r","resolver":{"foo":"e"}}`, "UnknownProperty resolver/foo"},
		{"resolver misspelt", script, `{"key":"k","resource":"r","resolver":{"functoin":"f"}}`, "UnknownProperty resolver/functoin for function"},
		{"resolver misspelt endpoint", script, `{"key":"k","resource":"r","resolver":{"endpoin":"f"}}`, "UnknownProperty resolver/endpoin for endpoint"},
		{"resolver extra", script, `{"key":"k","resource":"r","resolver":{"function":"f","x":1}}`, "UnknownProperty resolver/x"},
		{"resolver null function", script, `{"key":"k","resource":"r","resolver":{"function":null}}`, "TypeMismatch resolver.function want string"},
		{"resolver bad function", script, `{"key":"k","resource":"r","resolver":{"function":"a b"}}`, "PatternMismatch resolver.function"},
		{"unknown value", script, `{"key":{"$unknown":true},"resource":"r","resolver":{"$unknown":true}}`, ""},
		{"unknown item", script, `{"$unknown":true}`, ""},
		{"free form conditions", script, `{"key":"k","resource":"r","displayConditions":{"a":{"b":1}}}`, ""},

		{"gadget", gadget, `{` + texts + `,"resource":"r"}`, ""},
		{"gadget by function", gadget, `{` + texts + `,"function":"f","edit":{"function":"g"}}`, ""},
		{"gadget by both", gadget, `{` + texts + `,"resource":"r","function":"f"}`, "Exclusive /function resource|function"},
		{"gadget by both, no title", gadget, `{"key":"k","description":"d","thumbnail":"x","function":"f","resource":"r"}`, "Exclusive /resource function|resource\nRequired /title"},
		{"gadget by neither", gadget, `{` + texts + `}`, "Choice / resource"},
		{"gadget by neither, resolver", gadget, `{` + texts + `,"resolver":{"function":"f"}}`, "Required /resource"},
		{"gadget misspelt", gadget, `{` + texts + `,"resouce":"r"}`, "UnknownProperty /resouce for resource"},
		{"gadget empty", gadget, `{}`, "Choice / resource\nRequired /key\nRequired /title\nRequired /description\nRequired /thumbnail"},
		{"gadget by function with resolver", gadget, `{` + texts + `,"function":"f","resolver":{"function":"g"}}`, "UndeclaredProperty /resolver with resource"},
		{"gadget forbidden", gadget, `{` + texts + `,"function":"f","unlicensedAccess":1}`, "Forbidden /unlicensedAccess"},
		{"gadget unknown resource", gadget, `{` + texts + `,"resource":{"$unknown":true},"function":"f"}`, ""},
		{"gadget null", gadget, `null`, "TypeMismatch  want map"},
		{"title of no kind", gadget, `{"key":"k","title":5,"description":"d","thumbnail":"x","resource":"r"}`, "TypeMismatch title want string or map"},
		{"title empty", gadget, `{"key":"k","title":"","description":"d","thumbnail":"x","resource":"r"}`, "Length title"},
		{"title translated", gadget, `{"key":"k","title":{"i18n":"a..b"},"description":"d","thumbnail":"x","resource":"r"}`, "PatternMismatch title.i18n"},
		{"title empty map", gadget, `{"key":"k","title":{},"description":"d","thumbnail":"x","resource":"r"}`, "Choice title/ i18n|text"},
		{"title half a link", gadget, `{"key":"k","title":{"text":"a"},"description":"d","thumbnail":"x","resource":"r"}`, "Required title/href"},

		{"endpoint", endpoint, `{"key":"k","remote":"r"}`, ""},
		{"endpoint of both", endpoint, `{"key":"k","service":"s","remote":"r"}`, "Exclusive /remote service|remote"},
		{"endpoint of neither", endpoint, `{"key":"k"}`, "Choice / remote|service"},
		{"endpoint misspelt", endpoint, `{"key":"k","remot":"r"}`, "UnknownProperty /remot for remote"},
		{"endpoint scalar", endpoint, `"x"`, "TypeMismatch  want map"},
		{"action by verb, no description", "action", `{"key":"k","function":"f","actionVerb":"GET","inputs":{}}`, "Required /description"},
		{"action by neither", "action", `{"key":"k","function":"f","description":"d"}`, "Choice / actionType|actionVerb"},
		{"event filter", "trigger", `{"key":"k","function":"f","events":[]}`, "ItemCount events"},
		{"page in a section", "jira:adminPage", `{"key":"k","title":"t","resource":"r","sections":[{"pages":[{"title":"t","route":"r"}]}]}`, ""},

		{"endpoint undeclared", endpoint, `{"key":"k","remote":"r","path":"/"}`, "UndeclaredProperty /path"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m, ok := schema.Embedded().Module(test.module)
			if !ok {
				t.Fatal("module is not known")
			}
			v := jsonvalue.Parse(t, test.value)
			if got := jsonvalue.Brief(v, schema.Evaluate(m.Item, v)); got != test.want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", test.value, got, test.want)
			}
		})
	}
}
