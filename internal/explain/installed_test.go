package explain

import (
	"strings"
	"testing"
	"testing/fstest"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
)

// TestInstalled: a package's own words stand behind what is said anyway, but only where nothing
// is written about a place here.
func TestInstalled(t *testing.T) {
	long := strings.Repeat("word ", 100) + "end"
	c, err := forgepackage.Convert(fstest.MapFS{
		"package.json": {Data: []byte(`{"name":"@forge/manifest","version":"99.1.0"}`)},
		"out/schema/manifest-schema.json": {Data: []byte(`{"type":"object","properties":{"app":{"type":"object","description":"Hidden."},"modules":{"$ref":"#/definitions/M"}},
			"definitions":{"Deep":{"type":"object","description":"Behind the reference.","properties":{"inner":{"type":"string","description":"Within."},"again":{"$ref":"#/definitions/Deep"}}},
			"M":{"type":"object","properties":{"new:panel":{"type":"array","description":"A <b>new</b>\n  module.","items":{"type":"object","properties":{
			"key":{"type":"string","description":"Hidden."},
			"zebra":{"type":"string","description":"[Stripes](command:x) & *dots*"},
			"yak":{"description":"Beside the reference.","$ref":"#/definitions/Deep"},
			"gnu":{"oneOf":[{"type":"string"},{"type":"object","properties":{"horn":{"type":"string","description":"Of one form."}}}]},
			"emu":{"type":"string","description":"` + long + `"},
			"ibex":{"type":"string","description":"<p> </p>"}}}}}}}}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	const from = "From the installed `@forge/manifest` `99.1.0`: "
	tests := []struct{ place, want string }{
		{"new:panel", from + `A new module\.`},
		{"new:panel/zebra", from + `\[Stripes\]\(command\:x\) \& \*dots\*`},
		{"new:panel/yak", from + `Beside the reference\.`},
		{"new:panel/yak/inner", from + `Within\.`},
		{"new:panel/yak/again", from + `Behind the reference\.`},
		{"new:panel/gnu/horn", from + `Of one form\.`},
		{"new:panel/emu", from + strings.Repeat("word ", 80) + "…"},
		{"new:panel/ibex", ""},
		{"new:panel/key", ""},
	}
	for _, tt := range tests {
		names := append([]string{"modules"}, strings.Split(tt.place, "/")...)
		m, _ := c.Module(names[1])
		at := Place{Names: names, Schemas: []*schema.Schema{m.Item}}
		got := Property(c, at)
		if tt.want != "" && !strings.Contains(got, "\n\n"+tt.want) || tt.want == "" && strings.Contains(got, "installed") {
			t.Errorf("%s: want %q in %q", tt.place, tt.want, got)
		}
		if strings.Contains(Property(schema.Embedded(), at), "installed") {
			t.Errorf("%s: the embedded catalogue has words of a package", tt.place)
		}
	}
}
