package schema_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"forge-manifest-ls/internal/schema"
)

// manifestOf is a schema document with one module type.
func manifestOf(item, definitions string) string {
	return fmt.Sprintf(`{"type":"object","properties":{"app":{"type":"object"},"modules":{"$ref":"#/definitions/M"}},
		"definitions":{"M":{"type":"object","properties":{"jira:issuePanel":{"type":"array","items":%s}}}%s}}`, item, definitions)
}

// What the program converts at run time is what was generated, with the same knowledge laid
// over it.
func TestConvertPackage(t *testing.T) {
	c, err := schema.Convert(schema.OfficialPackage(t))
	if err != nil {
		t.Fatal(err)
	}
	if !schema.Equal(c, schema.Embedded()) {
		t.Error("the conversion differs from the embedded catalogue")
	}
	m, _ := c.Module("jira:dashboardGadget")
	if m.Deprecation == nil || m.Item.OneOf[0].Property("resource").Schema.Refers != schema.ToResourceEntry {
		t.Error("nothing is laid over the conversion")
	}
}

func TestConvertSchema(t *testing.T) {
	c, err := schema.ConvertSchema([]byte(manifestOf(`{"type":"object","required":["key"],"properties":{"key":{"type":"string"},
		"resource":{"type":"string"},"renderRuntimeType":{}},"additionalProperties":false}`, "")), "99.1.0")
	if err != nil {
		t.Fatal(err)
	}
	if c.Version() != "99.1.0" || !slices.Equal(c.ModuleNames(), []string{"jira:issuePanel"}) {
		t.Errorf("version %s, modules %v", c.Version(), c.ModuleNames())
	}
	m, _ := c.Module("jira:issuePanel")
	v := parseJSON(t, `[{"kee":"a"},{"key":"a","renderRuntimeType":1}]`)
	if got, want := brief(v, schema.Evaluate(m.List, v)), "UnknownProperty [0]/kee for key\nInternal [1]/renderRuntimeType"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if m.Link == "" || m.Item.Property("resource").Schema.Refers != schema.ToResource {
		t.Error("nothing is laid over the conversion")
	}
	if len(c.Scopes()) == 0 || len(c.EventNames()) == 0 || len(c.Locales()) == 0 {
		t.Error("the embedded tables do not stand in")
	}
}

// Damaged files give one clear line.
func TestConvertDamage(t *testing.T) {
	long := strings.Repeat("x", 300)
	deep := strings.Repeat(`{"items":`, 150) + "{}" + strings.Repeat("}", 150)
	chain := ""
	for i := range 300 {
		chain += fmt.Sprintf(`,"A%d":{"items":{"$ref":"#/definitions/A%d"}}`, i, i+1)
	}
	tests := []struct{ name, document, want string }{
		{"empty", ``, "manifest-schema.json: not JSON at byte 0"},
		{"cut", `{"type":`, "manifest-schema.json: not JSON at byte 8"},
		{"two values", `{} {}`, "manifest-schema.json: more than one JSON value at byte 3"},
		{"html", "<html>\n", "manifest-schema.json: not JSON at byte 0"},
		{"deep JSON", strings.Repeat("[", 100000), "manifest-schema.json: JSON is nested too deep at byte 201"},
		{"no schema", `[]`, `manifest-schema.json: a schema is a map (in "")`},
		{"no modules", `{"type":"object"}`, "manifest-schema.json: nothing is said of modules"},
		{"no module types", `{"properties":{"modules":{"type":"object"}}}`, "manifest-schema.json: no module types are described"},
		{"unknown type", manifestOf(`{"type":"text"}`, ""), `manifest-schema.json: unknown type "text" (in `},
		{"wrong count", manifestOf(`{"maxLength":"1"}`, ""), "manifest-schema.json: this must be a whole number (in "},
		{"wrong required", manifestOf(`{"required":[1]}`, ""), "manifest-schema.json: this must be a list of names (in "},
		{"no schema inside", manifestOf(`5`, ""), "manifest-schema.json: a schema is a map (in "},
		{"reference to nothing", manifestOf(`{"$ref":"#/definitions/N"}`, ""), `manifest-schema.json: nothing is at the reference "#/definitions/N"`},
		{"reference elsewhere", manifestOf(`{"$ref":"http://a/\n"}`, ""), `manifest-schema.json: a reference must be to a place in the same file, not "http://a/\n"`},
		{"itself", manifestOf(`{"$ref":"#/definitions/A"}`, `,"A":{"allOf":[{"$ref":"#/definitions/A"}]}`), "manifest-schema.json: a schema refers to itself for the same value"},
		{"itself at once", manifestOf(`{"$ref":"#/definitions/A"}`, `,"A":{"$ref":"#/definitions/A"}`), "manifest-schema.json: a schema refers to itself for the same value"},
		{"each other", manifestOf(`{"$ref":"#/definitions/A"}`, `,"A":{"not":{"$ref":"#/definitions/B"}},"B":{"if":{"$ref":"#/definitions/A"},"then":false}`), "manifest-schema.json: a schema refers to itself for the same value"},
		{"the whole in itself", `{"allOf":[{"$ref":"#"}],"properties":{"modules":{"type":"object","properties":{"a":{}}}}}`, "manifest-schema.json: a schema refers to itself for the same value"},
		{"deep schemas", manifestOf(deep, ""), "manifest-schema.json: schemas are nested too deep"},
		{"chain", manifestOf(`{"$ref":"#/definitions/A0"}`, chain+`,"A300":{}`), "manifest-schema.json: schemas are nested too deep"},
		{"bomb", manifestOf(`{"$ref":"#/definitions/A0"}`, bomb(20)), "manifest-schema.json: too many alternatives for one value"},
		{"long names", manifestOf(`{"properties":{"`+long+`":{"maxLength":-1}}}`, ""), "manifest-schema.json: this must be a whole number"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := schema.ConvertSchema([]byte(test.document), "1")
			if err == nil {
				t.Fatal("no error")
			}
			if got := err.Error(); !strings.HasPrefix(got, test.want) || strings.Contains(got, "\n") || len(got) > 600 {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// bomb is a chain of definitions of which each stands for two of the next.
func bomb(length int) string {
	var b strings.Builder
	for i := range length {
		fmt.Fprintf(&b, `,"A%d":{"anyOf":[{"$ref":"#/definitions/A%d"},{"$ref":"#/definitions/A%d"}]}`, i, i+1, i+1)
	}
	return b.String() + fmt.Sprintf(`,"A%d":{"type":"string"}`, length)
}

// Packages that are not what they should be.
func TestConvertFiles(t *testing.T) {
	const path = "out/schema/manifest-schema.json"
	good := &fstest.MapFile{Data: []byte(manifestOf(`{"type":"object"}`, ""))}
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"nothing", fstest.MapFS{}, "manifest-schema.json: file does not exist"},
		{"directory", fstest.MapFS{path + "/x": good}, "manifest-schema.json is not a regular file"},
		{"device", fstest.MapFS{path: {Mode: fs.ModeDevice}}, "manifest-schema.json is not a regular file"},
		{"too large", fstest.MapFS{path: {Data: make([]byte, 17<<20)}}, "manifest-schema.json is larger than 16 MB"},
		{"conditions", fstest.MapFS{path: good, "out/schema/display-conditions-schema.json": {Data: []byte("{")}}, "display-conditions-schema.json: not JSON at byte 1"},
		{"only the schema", fstest.MapFS{path: good}, ""},
		{"odd tables", fstest.MapFS{
			path: good, "package.json": {Data: []byte(`{"version":"1\n2"}`)}, "out/types/module-types.js": {Data: []byte("no")},
			"out/scopes/shipyard-scopes.json": {Data: []byte(`{"a":1}`)}, "out/mapping/product-event-to-scope-mapping.json": {Data: []byte(`[]`)},
		}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := schema.Convert(test.files)
			if test.want != "" {
				if err == nil || err.Error() != test.want {
					t.Errorf("got %v, want %q", err, test.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if c.Version() != "unknown" || !c.KnowsScope("read:jira-work") || len(c.EventNames()) < 100 {
				t.Errorf("version %q, %d scopes", c.Version(), len(c.Scopes()))
			}
		})
	}
}

// Keywords that Forge's schema does not use today: what can be said otherwise is judged, what
// cannot is never an error, also not inside of "not". The verdicts are ajv's, but for those
// of partial schemas.
func TestConvertedKeywords(t *testing.T) {
	tests := []struct {
		schema, value string
		accepted      bool
	}{
		{`{"exclusiveMinimum":1}`, `1`, false},
		{`{"exclusiveMinimum":1}`, `1.5`, true},
		{`{"exclusiveMinimum":1}`, `"a"`, true},
		{`{"exclusiveMaximum":1}`, `1`, false},
		{`{"exclusiveMaximum":1,"allOf":[{"type":"string"}]}`, `0`, false},
		{`{"contains":{"type":"string"}}`, `[]`, false},
		{`{"contains":{"type":"string"}}`, `[1,"a"]`, true},
		{`{"contains":{"type":"string"}}`, `5`, true},
		{`{"dependencies":{"a":["b"]}}`, `{"a":1}`, false},
		{`{"dependencies":{"a":["b"]}}`, `{"a":1,"b":1}`, true},
		{`{"dependencies":{"a":{"maxProperties":1}}}`, `{"a":1,"b":1}`, false},
		{`{"dependencies":{"a":{"type":"string"}}}`, `5`, true},
		{`{"type":"string","nullable":true}`, `null`, true},
		{`{"type":"string","nullable":true}`, `5`, false},
		{`{"if":{"type":"string"}}`, `"a"`, true},
		{`{"then":false}`, `1`, true},
		{`{"additionalItems":false}`, `[1]`, true},
		{`{"maxlength":1,"example":{"type":"x"},"x-y":5,"partial":true,"forbidden":["a"]}`, `{"a":1}`, true},
		{`{"format":"made-up"}`, `"a"`, true},
		{`{"not":{"format":"made-up"}}`, `"a"`, false},
		{`{"maxLength":1e300}`, `"a"`, true},
		{`{"$ref":"#/definitions/a","maxLength":1,"definitions":{"a":{"maxLength":2}}}`, `"ab"`, false},
		{`{"$ref":"#/definitions/a","additionalProperties":false,"definitions":{"a":{"properties":{"b":{}}}}}`, `{"b":1}`, false},
		{`{"$ref":"#/definitions/a~1b/allOf/1","definitions":{"a/b":{"allOf":[{},{"type":"string"}]}}}`, `1`, false},
		{`{"items":{"$ref":"#/definitions/a"},"definitions":{"a":{"type":"array","items":{"$ref":"#/definitions/a"}}}}`, `[[[],[5]]]`, false},
		{`{"items":{"$ref":"#/definitions/a"},"definitions":{"a":{"type":"array","items":{"$ref":"#/definitions/a"}}}}`, `[[[],[[]]]]`, true},

		{`{"format":"date"}`, `"a"`, true},
		{`{"not":{"format":"date"}}`, `"a"`, true},
		{`{"not":{"format":"date","type":"number"}}`, `"a"`, true},
		{`{"not":{"type":"string","pattern":"(?=a)"}}`, `"a"`, true},
		{`{"pattern":"(?=a)","maxLength":1}`, `"bb"`, false},
		{`{"items":[{"type":"string"}],"maxItems":1}`, `[5]`, true},
		{`{"items":[{"type":"string"}],"maxItems":1}`, `[5,5]`, false},
		{`{"patternProperties":{"(?=a)":{}},"additionalProperties":false,"required":["b"]}`, `{"c":1}`, false},
		{`{"patternProperties":{"(?=a)":{}},"additionalProperties":false,"required":["b"]}`, `{"b":1,"c":1}`, true},
		{`{"oneOf":[{"pattern":"(?=a)"},{"type":"string"}]}`, `"a"`, true},
	}
	for _, test := range tests {
		s, err := schema.ParseSchema(test.schema)
		if err != nil {
			t.Errorf("%s: %v", test.schema, err)
			continue
		}
		v := parseJSON(t, test.value)
		if got := schema.Evaluate(s, v); accepts(got) != test.accepted {
			t.Errorf("%s: accepted %t: %s", test.schema, accepts(got), brief(v, got))
		}
	}
}

func FuzzConvertSchema(f *testing.F) {
	f.Add([]byte(manifestOf(`{"type":"object","properties":{"a":{"$ref":"#"},"b":{"oneOf":[{"const":1},{"pattern":"^a"}]}}}`, "")))
	f.Add([]byte(manifestOf(`{"$ref":"#/definitions/A0"}`, bomb(3))))
	f.Add([]byte(manifestOf(`{"$ref":"#/definitions/A"}`, `,"A":{"items":{"$ref":"#/definitions/A","type":"array"}}`)))
	f.Fuzz(func(t *testing.T, document []byte) {
		c, err := schema.ConvertSchema(document, "1")
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("several lines: %q", err)
			}
			return
		}
		v := parseJSON(t, `{"app":{},"modules":{"jira:issuePanel":[{"a":1,"b":"a"},[[]],null,"a"]}}`)
		schema.Evaluate(c.Whole(), v)
		for _, name := range c.ModuleNames() {
			if m, ok := c.Module(name); !ok || m.List == nil {
				t.Errorf("%q has no schema", name)
			}
		}
	})
}

func BenchmarkConvert(b *testing.B) {
	pkg := schema.OfficialPackage(b)
	for b.Loop() {
		if _, err := schema.Convert(pkg); err != nil {
			b.Fatal(err)
		}
	}
}

// The embedded catalogue is small.
func TestSize(t *testing.T) {
	const limit = 150 << 10
	size := 0
	err := fs.WalkDir(os.DirFS("data"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile("data/" + name)
		zipped := zip(t, content)
		t.Logf("%s: %d bytes, %d compressed", name, len(content), zipped)
		size += zipped
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("together %d bytes compressed", size)
	if size > limit {
		t.Errorf("%d bytes compressed, more than %d", size, limit)
	}
}
