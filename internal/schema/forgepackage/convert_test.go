package forgepackage_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
)

// manifestOf is a schema document with one module type.
func manifestOf(item, definitions string) string {
	return fmt.Sprintf(`{"type":"object","properties":{"app":{"type":"object"},"modules":{"$ref":"#/definitions/M"}},
		"definitions":{"M":{"type":"object","properties":{"jira:issuePanel":{"type":"array","items":%s}}}%s}}`, item, definitions)
}

// What the program converts at run time is what was generated, with the same knowledge laid
// over it.
func TestConvertPackage(t *testing.T) {
	c, err := forgepackage.Convert(forgepackage.OfficialPackage(t))
	if err != nil {
		t.Fatal(err)
	}
	if e := schema.Embedded(); c.Version() != e.Version() || !slices.Equal(c.ModuleNames(), e.ModuleNames()) || !slices.Equal(c.Scopes(), e.Scopes()) {
		t.Error("the conversion differs from the embedded catalogue")
	}
	m, _ := c.Module("jira:dashboardGadget")
	if m.Deprecation == nil || m.Item.OneOf[0].Property("resource").Schema.Refers != schema.ToResourceEntry {
		t.Error("nothing is laid over the conversion")
	}
}

func TestConvertSchema(t *testing.T) {
	c, err := forgepackage.ConvertSchema([]byte(manifestOf(`{"type":"object","required":["key"],"properties":{"key":{"type":"string"},
		"resource":{"type":"string"},"renderRuntimeType":{}},"additionalProperties":false}`, "")), "99.1.0")
	if err != nil {
		t.Fatal(err)
	}
	if c.Version() != "99.1.0" || !slices.Equal(c.ModuleNames(), []string{"jira:issuePanel"}) {
		t.Errorf("version %s, modules %v", c.Version(), c.ModuleNames())
	}
	m, _ := c.Module("jira:issuePanel")
	v := literal(t, `[{"kee":"a"},{"key":"a","renderRuntimeType":1}]`)
	if got := schema.Evaluate(m.List, v); len(got) != 2 || got[0].Kind != schema.UnknownProperty || got[1].Kind != schema.Internal {
		t.Errorf("got %v", got)
	}
	if m.Link == "" || m.Item.Property("resource").Schema.Refers != schema.ToResource {
		t.Error("nothing is laid over the conversion")
	}
	if len(c.Scopes()) == 0 || len(c.EventNames()) == 0 {
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
			_, err := forgepackage.ConvertSchema([]byte(test.document), "1")
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
			c, err := forgepackage.Convert(test.files)
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

func FuzzConvertSchema(f *testing.F) {
	f.Add([]byte(manifestOf(`{"type":"object","properties":{"a":{"$ref":"#"},"b":{"oneOf":[{"const":1},{"pattern":"^a"}]}}}`, "")))
	f.Add([]byte(manifestOf(`{"$ref":"#/definitions/A0"}`, bomb(3))))
	f.Add([]byte(manifestOf(`{"$ref":"#/definitions/A"}`, `,"A":{"items":{"$ref":"#/definitions/A","type":"array"}}`)))
	f.Fuzz(func(t *testing.T, document []byte) {
		c, err := forgepackage.ConvertSchema(document, "1")
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("several lines: %q", err)
			}
			return
		}
		v := literal(t, `{"app":{},"modules":{"jira:issuePanel":[{"a":1,"b":"a"},[[]],null,"a"]}}`)
		schema.Evaluate(c.Whole(), v)
		for _, name := range c.ModuleNames() {
			if m, ok := c.Module(name); !ok || m.List == nil {
				t.Errorf("%q has no schema", name)
			}
		}
	})
}

// literal returns a value that is written in JSON.
func literal(t testing.TB, text string) *schema.Literal {
	t.Helper()
	l, err := schema.ParseLiteral([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func BenchmarkConvert(b *testing.B) {
	pkg := forgepackage.OfficialPackage(b)
	for b.Loop() {
		if _, err := forgepackage.Convert(pkg); err != nil {
			b.Fatal(err)
		}
	}
}
